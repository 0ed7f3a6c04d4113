import { LiveConnection } from '../live/live-connection';
import { EmbeddedChangesDocument, type EmbeddedChangesSubscription } from '../operations/embedded-changes.light.operation';
import { surfacedNotes, type SurfacedNotes } from '../surfaced-notes';
import { batched } from './batches';
import { Cache, type Store } from './cache';

/** How long an answer is believed, in milliseconds. */
const LIFETIME = 5 * 60_000;
/** Readers of a page do not all ask again in the same moment that a note changes. */
const SPREAD = 1000;

export interface Follower {
  /** Whether a change concerns what it shows; without a change, everything may have changed. */
  concerns(change: Change): boolean;
  changed(): void;
}
export type Change = EmbeddedChangesSubscription['noteStatusChanged'];

/** What all elements of a page know of one server together. */
export interface Server {
  /** Where it answers. */
  readonly endpoint: string;
  /** What is shown at a URL. @param fresh not what an earlier page was told */
  notes(url: string, fresh: boolean): Promise<SurfacedNotes>;
  /** Forgets what is known of a URL. */
  forget(url: string): void;
  /** Tells of changes as they are published. @returns what ends it */
  follow(follower: Follower): () => void;
}

const servers = new Map<string, Server>();

export function serverAt(endpoint: string): Server {
  let server = servers.get(endpoint);
  if (server === undefined) servers.set(endpoint, (server = openServer(endpoint)));
  return server;
}

function openServer(endpoint: string): Server {
  const cache = new Cache<SurfacedNotes>(sessionStore(), LIFETIME, () => Date.now());
  const ask = batched((urls) => surfacedNotes({ endpoint }, urls), afterThisMoment);
  const askedHere = new Set<string>();
  const followers = new Set<Follower>();
  const live = new LiveConnection({ endpoint });
  let stop: (() => void) | undefined;

  const tell = (concerned: (follower: Follower) => boolean): void => {
    const told = [...followers].filter(concerned);
    if (told.length > 0) setTimeout(() => told.forEach((follower) => followers.has(follower) && follower.changed()), Math.random() * SPREAD);
  };

  return {
    endpoint,
    async notes(url, fresh) {
      const key = `${endpoint} ${url}`;
      const known = fresh && !askedHere.has(url) ? undefined : cache.get(key);
      if (known !== undefined) return known;
      const answer = await ask(url);
      askedHere.add(url);
      cache.set(key, answer);
      return answer;
    },
    forget: (url) => cache.delete(`${endpoint} ${url}`),
    follow(follower) {
      followers.add(follower);
      stop ??= live.follow(EmbeddedChangesDocument, {}, {
        next: (result) => tell((each) => each.concerns((result as EmbeddedChangesSubscription).noteStatusChanged)),
        reconnected: () => tell(() => true),
      });
      return () => {
        followers.delete(follower);
        if (followers.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}

/** While the page is still arriving, its elements come one by one; then they come together. */
function afterThisMoment(go: () => void): void {
  if (document.readyState !== 'loading') return void setTimeout(go);
  let gone = false;
  const once = (): void => {
    if (gone) return;
    gone = true;
    setTimeout(go);
  };
  document.addEventListener('DOMContentLoaded', once, { once: true });
  setTimeout(once, 200);
}

/** A page in a sandbox has none, and says so by throwing. */
function sessionStore(): Store | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
