import { useEffect, useState } from 'react';
import { isAsleep } from './draft.rules';

const LONGEST_TIMER = 60_000;

/** Whether something sleeps, and again when it wakes. The clock is looked at each minute: a computer may sleep, too. */
export function useAsleep(wakesAt: number | null): boolean {
  const [now, setNow] = useState(Date.now);
  const asleep = isAsleep({ wakesAt }, now);
  useEffect(() => {
    setNow(Date.now());
  }, [wakesAt]);
  useEffect(() => {
    if (!asleep || wakesAt === null) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, Math.min(wakesAt - Date.now(), LONGEST_TIMER)));
    return () => clearTimeout(timer);
  }, [asleep, wakesAt, now]);
  return asleep;
}
