import type { RatingTag } from '@bridgenotes/api-contract';
import { useCallback, useRef, useState } from 'react';
import { light } from '../data/light';
import { RateNoteDocument, WithdrawRatingDocument } from './quick-rating.light.operation';
import type { GivenRating } from './rating-tags.rules';

export type MyRating = GivenRating<RatingTag>;

export interface QuickRating {
  /** What is shown: at once what was clicked. */
  readonly rating: MyRating | null;
  /** The server has it. */
  readonly saved: boolean;
  readonly error: Error | undefined;
  /** @param next null takes the rating back */
  change(next: MyRating | null): void;
}

/** A rating that shows at once, and goes to the server one after the other: of several clicks meanwhile only the last. */
export function useQuickRating(noteId: string, before: MyRating | null): QuickRating {
  const [state, setState] = useState<Omit<QuickRating, 'change'>>({ rating: before, saved: false, error: undefined });
  const confirmed = useRef(before);
  const wanted = useRef(before);
  const sending = useRef(false);

  const send = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    while (wanted.current !== confirmed.current) {
      const next = wanted.current;
      try {
        if (next === null) await light.request(WithdrawRatingDocument, { input: { noteId } });
        else await light.request(RateNoteDocument, { input: { noteId, level: next.level, tags: [...next.tags] } });
        confirmed.current = next;
        if (next === wanted.current) setState({ rating: next, saved: true, error: undefined });
      } catch (error) {
        // Something newer was clicked meanwhile: that is tried, too.
        if (next !== wanted.current) continue;
        wanted.current = confirmed.current;
        setState({ rating: confirmed.current, saved: false, error: error as Error });
      }
    }
    sending.current = false;
  }, [noteId]);

  const change = useCallback(
    (next: MyRating | null) => {
      wanted.current = next;
      setState({ rating: next, saved: false, error: undefined });
      void send();
    },
    [send],
  );
  return { ...state, change };
}
