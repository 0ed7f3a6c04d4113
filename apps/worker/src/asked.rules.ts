import type { OutboxEntry } from '@bridgenotes/platform';
import type { PublishedEvent } from '@bridgenotes/scoring-runs';

/** A run that somebody asked for; of several requests at once it does what any of them allows. */
export interface AskedRun {
  readonly force: boolean;
  readonly hold: boolean;
  readonly release: boolean;
  readonly requestId: string;
}

/** What events ask of scoring. */
export interface Asked {
  /** Runs that somebody asked for: one that is to be held back, and one that is to be published. */
  readonly runs: readonly AskedRun[];
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
    // Held ones first: they are compared with what is published now.
    runs: [true, false].flatMap((hold) => askedRun(requests.filter(({ payload }) => (payload['hold'] === true) === hold), hold)),
    // Nobody waits for enough changes after an import: it is enough.
    look: [...(fresh.some(({ topic }) => topic === 'import.finished') ? ['schedule' as const] : []), ...(fresh.some(({ topic }) => CHANGES.includes(topic)) ? ['changes' as const] : [])],
    noteIds: fresh.flatMap(({ topic, payload }) => (topic === 'rating.changed' && typeof payload['noteId'] === 'string' ? [payload['noteId']] : [])),
    published: fresh.filter(({ topic }) => topic === 'run.published' || topic === 'live.refresh').map(({ payload }) => payload as unknown as PublishedEvent),
  };
}

function askedRun(requests: readonly Pick<OutboxEntry, 'id' | 'payload'>[], hold: boolean): AskedRun[] {
  const any = (flag: string): boolean => requests.some(({ payload }) => payload[flag] === true);
  return requests.length === 0 ? [] : [{ force: any('force'), hold, release: any('release'), requestId: requests[0]!.id }];
}
