import { useEffect, useRef } from 'react';
import { strokeOf, type Stroke } from './keys.rules';

/** Hears the keys of rating wherever the keyboard is, except where somebody writes, or presses something else. */
export function useStrokes(enabled: boolean, handle: (stroke: Stroke) => void): void {
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => {
    if (!enabled) return;
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
      const stroke = strokeOf(event.key, event.code);
      if (stroke === null || belongsElsewhere(event.target, stroke)) return;
      event.preventDefault();
      latest.current(stroke);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [enabled]);
}

function belongsElsewhere(target: EventTarget | null, stroke: Stroke): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog, textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])') !== null) return true;
  return stroke.does === 'send' && target.closest('a, button, summary') !== null;
}
