import type { OutboxEntry } from '@bridgenotes/platform';
import type { PublishedEvent } from '@bridgenotes/scoring-runs';

/** What events ask of scoring. */
export interface Asked {
  /** A run that somebody asked for. */
  readonly run: { readonly force: boolean; readonly requestId: string } | null;
  /** To look whether a run is due, and why. */
  readonly look: readonly ('schedule' | 'changes')[];
  /** Notes whose ratings changed. */
  readonly noteIds: readonly string[];
  /** Published runs from which notes are to be scored anew. */
  readonly published: readonly PublishedEvent[];
}

const CHANGES = ['rating.changed', 'note.written', 'note.deleted'];

/** An event that comes again because a room could not take it has asked for its run and its scores before. */
export function askedOf(entries: readonly Pick<OutboxEntry, 'id' | 'topic' | 'payload' | 'tries'>[]): Asked {
  const fresh = entries.filter(({ tries }) => tries === 0);
  const requests = fresh.filter(({ topic }) => topic === 'run.requested');
  return {
    run: requests.length === 0 ? null : { force: requests.some(({ payload }) => payload['force'] === true), requestId: requests[0]!.id },
    // Nobody waits for enough changes after an import: it is enough.
    look: [...(fresh.some(({ topic }) => topic === 'import.finished') ? ['schedule' as const] : []), ...(fresh.some(({ topic }) => CHANGES.includes(topic)) ? ['changes' as const] : [])],
    noteIds: fresh.flatMap(({ topic, payload }) => (topic === 'rating.changed' && typeof payload['noteId'] === 'string' ? [payload['noteId']] : [])),
    published: fresh.filter(({ topic }) => topic === 'run.published' || topic === 'live.refresh').map(({ payload }) => payload as unknown as PublishedEvent),
  };
}
