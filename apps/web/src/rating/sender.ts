import { light } from '../data/light';
import { confirmed, fateOf, putOff, refused, waitAfter, waitingOf, type Fate, type PendingRating } from './pending.rules';
import { changePending, readPending, subscribePending } from './pending-store';
import { RateNoteDocument, WithdrawRatingDocument } from './send-rating.light.operation';

const LONGEST_REQUEST = 20_000;

/**
 * Sends what one person's ratings wait in this browser, one after the other, and again after whatever came between.
 * @param whenLoginNeeded the server does not know them any more
 * @returns stop
 */
export function startSending(raterId: string, whenLoginNeeded: (code: string) => void): () => void {
  let stopped = false;
  let working = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => waitingOf(readPending(), raterId)[0];

  /** @returns whether to go on with the next one */
  const attempt = async (rating: PendingRating): Promise<boolean> => {
    const { fate, code, message, seconds } = await send(rating);
    if (fate === 'confirmed') changePending((memory) => confirmed(memory, rating.turn));
    if (fate === 'refused') changePending((memory) => refused(memory, rating.turn, message));
    if (fate === 'confirmed' || fate === 'refused') {
      tries = 0;
      return true;
    }
    if (fate === 'login') {
      stopped = true;
      whenLoginNeeded(code);
      return false;
    }
    if (fate === 'trouble') changePending((memory) => putOff(memory, rating.turn));
    timer = setTimeout(again, waitAfter(++tries, seconds));
    return false;
  };

  const work = async (): Promise<void> => {
    if (working || stopped || timer !== undefined || !navigator.onLine || next() === undefined) return;
    working = true;
    await alone(async () => {
      for (let rating = next(); rating !== undefined && !stopped; rating = next()) if (!(await attempt(rating))) return;
    });
    working = false;
    // What came while the last answer did.
    void work();
  };
  const again = () => {
    clearTimeout(timer);
    timer = undefined;
    void work();
  };

  const unsubscribe = subscribePending(() => void work());
  addEventListener('online', again);
  void work();
  return () => {
    stopped = true;
    clearTimeout(timer);
    removeEventListener('online', again);
    unsubscribe();
  };
}

/** One window at a time, where browsers can tell. The server takes the same rating twice without a change. */
async function alone(work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request('bridgenotes.ratings', work);
  else await work();
}

interface Outcome {
  readonly fate: Fate | 'confirmed';
  readonly code: string;
  readonly message: string;
  /** How long the server asks to wait. */
  readonly seconds?: number;
}

async function send({ noteId, verdict }: PendingRating): Promise<Outcome> {
  const signal = AbortSignal.timeout(LONGEST_REQUEST);
  try {
    if (verdict === null) await light.request(WithdrawRatingDocument, { input: { noteId } }, { signal });
    else {
      const { level, reasons, spread, statementId } = verdict;
      await light.request(RateNoteDocument, { input: { noteId, level, tags: [...reasons], spread, statementId } }, { signal });
    }
    return { fate: 'confirmed', code: '', message: '' };
  } catch (error) {
    const { code = null, message, details } = error as Error & { code?: string | null; details?: { retryAfterSeconds?: number } };
    // A timeout has a code of another kind.
    const said = typeof code === 'string' ? code : null;
    return { fate: fateOf(said), code: said ?? '', message, ...(details?.retryAfterSeconds !== undefined && { seconds: details.retryAfterSeconds }) };
  }
}
