import { bridgeNoteElement } from './bridge-note.element';

// The whole script: an element is defined, where the browser can have one, and nothing else happens.

/** A module has no `currentScript`; its element is found by the name of the file. */
function ownScript(): HTMLScriptElement | null {
  const { currentScript } = document;
  return currentScript instanceof HTMLScriptElement ? currentScript : ([...document.querySelectorAll<HTMLScriptElement>('script[src*="bridge-note"]')].at(-1) ?? null);
}

/** Beside the script on its server, unless the script says otherwise. */
function endpointOf(script: HTMLScriptElement | null): string | null {
  const given = script?.dataset['endpoint'];
  return given ?? (script?.src ? new URL('graphql', script.src).href : null);
}

// Typed as always there; in an old browser it is not.
const registry = window.customElements as CustomElementRegistry | undefined;
if (registry !== undefined && 'adoptedStyleSheets' in Document.prototype && registry.get('bridge-note') === undefined) {
  registry.define('bridge-note', bridgeNoteElement(endpointOf(ownScript())));
}
