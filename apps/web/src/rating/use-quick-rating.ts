import { useCallback, useState } from 'react';
import type { Answer } from './answer.rules';
import { keepRating, usePending } from './pending-store';
import { followed, quickRating, shownOf, type QuickRating } from './quick-rating.rules';

interface Rated {
  readonly raterId: string;
  readonly noteId: string;
  /** Words by which its rater knows the note again. */
  readonly about: string;
}

/** A rating that shows at once, and is kept by the browser until the server has it. @param told what the server has of it, as the page read it */
export function useQuickRating({ raterId, noteId, about }: Rated, told: Answer): QuickRating & { readonly answer: Answer; change(next: Answer): void } {
  const memory = usePending();
  const [before, setBefore] = useState(() => quickRating(told, memory, { raterId, noteId }));
  const now = followed(before, told, memory, { raterId, noteId });
  if (now !== before) setBefore(now);
  const change = useCallback(
    ({ level, reasons, spread }: Answer) => keepRating({ raterId, noteId, about, verdict: level === null ? null : { level, reasons, spread, statementId: null } }),
    [raterId, noteId, about],
  );
  return { ...now, answer: shownOf(now), change };
}
