// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Is this note helpful? */
export type HelpfulnessLevel =
  /** Yes. */
  | 'HELPFUL'
  /** No. */
  | 'NOT_HELPFUL'
  /** Somewhat. */
  | 'SOMEWHAT_HELPFUL';

/** A rating of a note. */
export type RateNoteInput = {
  /** Whether it is helpful. */
  level: HelpfulnessLevel;
  /** The note; not one of yours. */
  noteId: string;
  /** For a note about a picture, video or link: whether it is helpful wherever that is, or on this statement only. An earlier answer stays when left out. */
  spread?: SpreadAnswer | null | undefined;
  /** The statement on which you saw it, for a note that matches several; the one it was written on when left out. */
  statementId?: string | null | undefined;
  /** Why: helpful… tags with HELPFUL, notHelpful… tags with NOT_HELPFUL, both with SOMEWHAT_HELPFUL. */
  tags?: Array<RatingTag>;
};

/** Why a note is helpful, or why it is not; spelled as in the public ratings table. */
export type RatingTag =
  /** Directly addresses the claim. */
  | 'helpfulAddressesClaim'
  /** Easy to understand. */
  | 'helpfulClear'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'helpfulEmpathetic'
  /** Cites high-quality sources. */
  | 'helpfulGoodSources'
  /** Provides important context. */
  | 'helpfulImportantContext'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'helpfulInformative'
  /** Helpful for another reason. */
  | 'helpfulOther'
  /** Neutral or unbiased language. */
  | 'helpfulUnbiasedLanguage'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'helpfulUniqueContext'
  /** Argumentative or biased language. */
  | 'notHelpfulArgumentativeOrBiased'
  /** Typos or unclear language. */
  | 'notHelpfulHardToUnderstand'
  /** Incorrect information. */
  | 'notHelpfulIncorrect'
  /** Sources do not support the note. */
  | 'notHelpfulIrrelevantSources'
  /** Misses key points or irrelevant. */
  | 'notHelpfulMissingKeyPoints'
  /** A note is not needed here. */
  | 'notHelpfulNoteNotNeeded'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'notHelpfulOffTopic'
  /** Opinion or speculation. */
  | 'notHelpfulOpinionSpeculation'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'notHelpfulOpinionSpeculationOrBias'
  /** Not helpful for another reason. */
  | 'notHelpfulOther'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'notHelpfulOutdated'
  /** Sources not included or unreliable. */
  | 'notHelpfulSourcesMissingOrUnreliable'
  /** Harassment or abuse. */
  | 'notHelpfulSpamHarassmentOrAbuse';

/** Where a note about a picture, video or link is helpful. */
export type SpreadAnswer =
  /** On all statements with this picture, video or link. */
  | 'EVERYWHERE'
  /** It is specific to this statement. */
  | 'THIS_STATEMENT';

/** Which rating to take back. */
export type WithdrawRatingInput = {
  /** The note that you rated. */
  noteId: string;
};

export type RateNoteMutationVariables = Exact<{
  input: RateNoteInput;
}>;


export type RateNoteMutation = { rateNote: { rating: { level: HelpfulnessLevel } } };

export type WithdrawRatingMutationVariables = Exact<{
  input: WithdrawRatingInput;
}>;


export type WithdrawRatingMutation = { withdrawRating: { note: { id: string } } };

export const RateNoteDocument = "mutation RateNote($input: RateNoteInput!) { rateNote(input: $input) { rating { level } } }" as TypedDocument<RateNoteMutation, RateNoteMutationVariables>;

export const WithdrawRatingDocument = "mutation WithdrawRating($input: WithdrawRatingInput!) { withdrawRating(input: $input) { note { id } } }" as TypedDocument<WithdrawRatingMutation, WithdrawRatingMutationVariables>;
