import type { RevisionReason } from './revision.rules';

/** A language: what each reason for or against a new version is called, for people. */
export type RevisionTexts = { readonly [Reason in RevisionReason]: string };

export const ENGLISH_REVISION: RevisionTexts = {
  CORRECTS_FACT: 'Something the note states turned out wrong, so it may be corrected.',
  NOW_NOT_MISLEADING: 'The statement is not misleading after all, so the note may say so.',
  MANY_RATINGS: 'Very many people rated it without agreeing, so another wording may be tried.',
  NO_AGREEMENT: 'Many people of both sides rated it and do not agree that it is helpful, so another wording may be tried.',
  POORLY_RATED: 'Few find it helpful, so another wording may be tried.',
  TAKES_UP_SUGGESTION: 'It takes up a suggestion of a rater.',
  RATED_HELPFUL: 'It is rated helpful, and stays as people rated it; only a fact that turned out wrong may be corrected.',
  NEAR_AGREEMENT: 'People of both sides are close to agreeing that it is helpful; a new version would begin without their ratings.',
  WELL_RATED: 'Most find it helpful; a new version would begin without their ratings.',
  TOO_FEW_RATINGS: 'Hardly anybody has rated it yet; wait for more ratings, or take up a suggestion.',
  UNDECIDED: 'Opinions are divided; it may be revised when it takes up a suggestion, or when fewer find it helpful.',
  NOT_HELPFUL_AGAIN: 'An earlier version was rated not helpful, and so is this one; there is no further version.',
};

/** A reason for people; in English unless another language is given. */
export const revisionText = (reason: RevisionReason, texts: RevisionTexts = ENGLISH_REVISION): string => texts[reason];
