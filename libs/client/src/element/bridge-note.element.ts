import { BridgenotesError } from '../errors';
import type { SurfacedNotes } from '../surfaced-notes';
import { fillCard, notesToShow } from './card';
import { serverAt, type Server } from './server';
import { sharedSheet } from './style';
import { spoken } from './texts';

/** `bridge-note-shown`, `bridge-note-empty` and `bridge-note-error` bubble, and tell this. */
export interface BridgeNoteDetail {
  readonly url: string;
  /** Global ids of the notes that are shown. */
  readonly noteIds: readonly string[];
  /** Why nothing can be said. */
  readonly error?: { readonly code: string; readonly message: string };
}

type State = 'loading' | 'shown' | 'empty' | 'error';

/**
 * `<bridge-note url="…">`: the notes that are shown at a URL, or what stands between its tags where there are none.
 * Attributes: `url` (the page's own, when left out), `endpoint`, `lang`, `theme` (light, dark), `max`, `live`.
 * Whatever happens, the page around it goes on.
 */
export function bridgeNoteElement(defaultEndpoint: string | null): CustomElementConstructor {
  return class BridgeNote extends HTMLElement {
    static readonly observedAttributes = ['url', 'endpoint', 'lang', 'live', 'max'];

    readonly #card: HTMLElement;
    #planned = false;
    #turn = 0;
    #answer: SurfacedNotes | null = null;
    #shown = '';
    #server: Server | null = null;
    #stopFollowing: (() => void) | undefined;

    constructor() {
      super();
      const shadow = this.attachShadow({ mode: 'open' });
      shadow.adoptedStyleSheets = [sharedSheet()];
      this.#card = document.createElement('div');
      this.#card.className = 'card';
      for (const [name, value] of [['part', 'card'], ['role', 'note'], ['aria-labelledby', 'heading']] as const) this.#card.setAttribute(name, value);
      shadow.append(this.#card, document.createElement('slot'));
    }

    get url(): string {
      const given = this.getAttribute('url')?.trim();
      return given || document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href || location.href;
    }
    set url(url: string) {
      this.setAttribute('url', url);
    }

    /** Asks again, whatever is known. */
    refresh(): void {
      this.#server?.forget(this.url);
      this.#plan();
    }

    connectedCallback(): void {
      this.#plan();
    }

    disconnectedCallback(): void {
      this.#turn += 1;
      this.#unfollow();
    }

    attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
      if (before !== after && this.isConnected) this.#plan();
    }

    /** However many things change in one moment, it is asked once. */
    #plan(): void {
      if (this.#planned) return;
      this.#planned = true;
      queueMicrotask(() => {
        this.#planned = false;
        if (this.isConnected) void this.#update();
      });
    }

    async #update(): Promise<void> {
      const turn = ++this.#turn;
      const url = this.url;
      try {
        const server = this.#choose();
        if (this.#answer?.url !== url) this.#wait();
        const answer = await server.notes(url, this.hasAttribute('live'));
        if (turn === this.#turn) this.#show(answer, server);
      } catch (error) {
        if (turn === this.#turn) this.#fail(url, error);
      }
    }

    #choose(): Server {
      const endpoint = this.getAttribute('endpoint') ?? defaultEndpoint;
      if (endpoint === null) throw new BridgenotesError('NO_ENDPOINT', 'Give the element an attribute endpoint, or load bridge-note.js by a script element of its own.');
      const server = serverAt(new URL(endpoint, document.baseURI).href);
      if (server !== this.#server) this.#unfollow();
      this.#server = server;
      const live = this.hasAttribute('live');
      if (live) this.#card.setAttribute('aria-live', 'polite');
      else this.#card.removeAttribute('aria-live');
      if (!live) this.#unfollow();
      else this.#stopFollowing ??= server.follow({
        concerns: ({ note }) => {
          const answer = this.#answer;
          return answer === null || answer.statement?.id === note.statement.id || (answer.canonicalUrl !== null && answer.canonicalUrl === note.statement.canonicalUrl) || answer.notes.some((shown) => shown.note.id === note.id);
        },
        changed: () => this.refresh(),
      });
      return server;
    }

    #unfollow(): void {
      this.#stopFollowing?.();
      this.#stopFollowing = undefined;
    }

    #show(answer: SurfacedNotes, { endpoint }: Server): void {
      this.#answer = answer;
      const notes = notesToShow(answer);
      const options = { ...spoken(languageOf(this)), pages: new URL('.', endpoint).href, most: Math.max(1, Number(this.getAttribute('max')) || Infinity) };
      const shown = JSON.stringify([answer, options]);
      // The same again stays as it is, with what somebody opened in it.
      if (shown === this.#shown) return;
      fillCard(this.#card, answer, notes, options);
      this.#shown = shown;
      this.#be(notes.length > 0 ? 'shown' : 'empty');
      this.#tell(notes.length > 0 ? 'shown' : 'empty', { url: answer.url, noteIds: notes.map(({ note }) => note.id) });
    }

    #wait(): void {
      this.#shown = '';
      this.#be('loading');
    }

    /** What was shown stays: that it cannot be asked about now says nothing against it. */
    #fail(url: string, cause: unknown): void {
      this.#server?.forget(url);
      if (this.dataset['state'] !== 'shown') this.#be('error');
      const error = cause instanceof BridgenotesError ? { code: cause.code, message: cause.message } : { code: 'UNEXPECTED', message: String(cause) };
      this.#tell('error', { url, noteIds: [], error });
    }

    #be(state: State): void {
      this.dataset['state'] = state;
    }

    #tell(what: 'shown' | 'empty' | 'error', detail: BridgeNoteDetail): void {
      this.dispatchEvent(new CustomEvent(`bridge-note-${what}`, { detail, bubbles: true, composed: true }));
    }
  };
}

/** The language of the nearest ancestor that has one, through the roots of other elements; the reader's own where none has. */
function languageOf(element: Element): string {
  for (let node: Node | null = element; node !== null; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element && node.hasAttribute('lang')) return node.getAttribute('lang')!;
  }
  return navigator.language;
}
