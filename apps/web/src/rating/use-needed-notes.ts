import { useCallback, useEffect, useRef, useState } from 'react';
import { light } from '../data/light';
import { joined, LOW, offersOf, PAGE, pictureOf, type Offer } from './offers.rules';
import { waitingOf } from './pending.rules';
import { readPending } from './pending-store';
import { NeededNotesDocument } from './rate.light.operation';

export interface NeededNotes {
  readonly queue: readonly Offer[];
  readonly loading: boolean;
  readonly error: Error | undefined;
  /** The server has no more at the moment. */
  readonly ended: boolean;
  /** Rated or skipped: the next one stands first. */
  pass(offer: Offer): void;
  /** Puts one back to the front. */
  bring(offer: Offer): void;
  /** Asks the server from the start, skipped ones included. */
  again(): void;
}

interface Place {
  readonly after: string | null;
  readonly ended: boolean;
}
const START: Place = { after: null, ended: false };

/** The notes that somebody is needed for, always some ahead. */
export function useNeededNotes(raterId: string): NeededNotes {
  const [queue, setQueue] = useState<readonly Offer[]>([]);
  const [place, setPlace] = useState(START);
  const [error, setError] = useState<Error>();
  const [loading, setLoading] = useState(false);
  // The server may not know yet of what waits here.
  const waiting = useCallback(() => new Set(waitingOf(readPending(), raterId).map(({ noteId }) => noteId)), [raterId]);
  const gone = useRef<Set<string>>(undefined);
  gone.current ??= waiting();
  const busy = useRef(false);

  const load = useCallback(async (after: string | null) => {
    if (busy.current) return;
    busy.current = true;
    setLoading(true);
    try {
      const answer = await light.request(NeededNotesDocument, { first: PAGE, after });
      setQueue((before) => joined(before, offersOf(answer), gone.current!));
      setPlace({ after: answer.neededNotes.pageInfo.endCursor, ended: !answer.neededNotes.pageInfo.hasNextPage });
      setError(undefined);
    } catch (failed) {
      setError(failed as Error);
    } finally {
      busy.current = false;
      setLoading(false);
    }
  }, []);

  const wanting = queue.length < LOW && !place.ended && error === undefined;
  useEffect(() => {
    if (wanting) void load(place.after);
  }, [wanting, place, load]);
  useEffect(() => {
    const retry = () => setError(undefined);
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, []);
  const picture = pictureOf(queue[1]?.note.statement.mediaUrls ?? []);
  useEffect(() => {
    if (picture !== null) Object.assign(new Image(), { referrerPolicy: 'no-referrer', src: picture });
  }, [picture]);

  const pass = useCallback(({ note }: Offer) => {
    gone.current!.add(note.id);
    setQueue((before) => before.filter((each) => each.note.id !== note.id));
  }, []);
  const bring = useCallback((offer: Offer) => {
    gone.current!.delete(offer.note.id);
    setQueue((before) => [offer, ...before.filter((each) => each.note.id !== offer.note.id)]);
  }, []);
  const again = useCallback(() => {
    gone.current = waiting();
    setError(undefined);
    setPlace({ ...START });
  }, [waiting]);

  return { queue, loading, error, ended: place.ended, pass, bring, again };
}
