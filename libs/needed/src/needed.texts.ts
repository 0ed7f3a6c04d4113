import type { NeededReason } from './reasons.rules';

/** A language: what each reason to offer a note is called, for people. */
export type NeededTexts = { readonly [Reason in NeededReason]: string };

/** Another language is another table with the same keys; codes are the contract with clients and never change, texts may. */
export const ENGLISH_NEEDED: NeededTexts = {
  FEW_RATINGS: 'Few people have rated it so far.',
  OPEN_OUTCOME: 'Whether it helps is still open.',
  MORE_VIEWPOINTS: 'It needs ratings from people of more different viewpoints.',
  REVIEW_ASKED: 'Somebody has asked for it to be looked at once more.',
  NEW: 'It was written only hours ago.',
  WIDELY_SEEN: 'Many people see what it is about.',
  WAITED_LONG: 'It has waited long for a reader.',
  YOUR_LANGUAGE: 'It is in a language you rate in.',
  DRAWN_AT_RANDOM: 'You were drawn at random to rate it.',
};
