// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What can keep a note from being shown. */
export type MissingCode =
  /** People of different viewpoints do not agree enough that it is helpful. */
  | 'AGREEMENT'
  /** Too small a share of its raters are of the weaker side and find it helpful. */
  | 'BALANCE'
  /** It is found helpful only thanks to a handful of unusually busy raters. */
  | 'BUSY_RATERS'
  /** Careful raters call it wrong or badly sourced. */
  | 'CALLED_WRONG'
  /** Too few of its raters have rated enough notes to know their viewpoint. */
  | 'ESTABLISHED_RATERS'
  /** Its status was settled two weeks after it was written. */
  | 'LOCKED'
  /** It has too few ratings. */
  | 'MORE_RATINGS'
  /** Too few people said why. */
  | 'MORE_REASONS'
  /** It says that the statement is not misleading; such notes are not shown. */
  | 'NOT_MISLEADING'
  /** It was written after the last run. */
  | 'NOT_SCORED_YET'
  /** It is found helpful along one viewpoint only. */
  | 'ONE_SIDED'
  /** Most of its ratings come from people whom the model does not count. */
  | 'OTHER_POPULATION'
  /** Too few people of the weaker side find it helpful. */
  | 'OTHER_SIDE'
  /** A random sample of raters finds it less helpful than those who came by themselves. */
  | 'RANDOM_SAMPLE'
  /** It is found helpful only thanks to a group that keeps rating alike. */
  | 'RATERS_ALIKE'
  /** It is criticised unusually often for one reason. */
  | 'REPEATED_CRITICISM'
  /** It is rated helpful and waits whether that lasts. */
  | 'WAITING'
  /** A jury found that it should not be shown as it is; see its dispute. */
  | 'WITHHELD';

/** What a note says of its statement, given the evidence of its time. */
export type NoteClassification =
  /** The statement is wrong, or may mislead. Only such notes are ever shown beside a statement. */
  | 'MISINFORMED_OR_POTENTIALLY_MISLEADING'
  /** The statement is not misleading, and needs no note; shown to raters only. */
  | 'NOT_MISLEADING';

/** What raters of different viewpoints found of a note. */
export type NoteStatus =
  /** People who usually disagree find it helpful: shown beside its statement. */
  | 'CURRENTLY_RATED_HELPFUL'
  /** People who usually disagree find it not helpful. */
  | 'CURRENTLY_RATED_NOT_HELPFUL'
  /** Not enough people of different viewpoints agree yet that it is helpful, or that it is not. */
  | 'NEEDS_MORE_RATINGS';

/** Why a statement is misleading, or why it is not; spelled as in the public notes table. */
export type NoteTag =
  /** It contains a factual error. */
  | 'misleadingFactualError'
  /** It contains a digitally altered photo or video. */
  | 'misleadingManipulatedMedia'
  /** It is a misrepresentation or missing important context. */
  | 'misleadingMissingImportantContext'
  /** Misleading for another reason. */
  | 'misleadingOther'
  /** It contains outdated information that may be misleading. */
  | 'misleadingOutdatedInformation'
  /** It is a joke or satire that might be misinterpreted as a fact. */
  | 'misleadingSatire'
  /** It presents an unverified claim as a fact. */
  | 'misleadingUnverifiedClaimAsFact'
  /** It is clearly satirical or joking. */
  | 'notMisleadingClearlySatire'
  /** It expresses a factually correct claim. */
  | 'notMisleadingFactuallyCorrect'
  /** Not misleading for another reason. */
  | 'notMisleadingOther'
  /** It was correct when written, but is out of date now. */
  | 'notMisleadingOutdatedButNotWhenWritten'
  /** It expresses a personal opinion. */
  | 'notMisleadingPersonalOpinion';

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

export type NoteWithDecisionQueryVariables = Exact<{
  id: string;
}>;


export type NoteWithDecisionQuery = { note: { id: string, classification: NoteClassification, tags: Array<NoteTag>, text: string | null, sources: Array<string>, createdAt: string, deletedAt: string | null, program: { name: string } | null, statement: { id: string, url: string | null, quotedText: string | null }, decision: { status: NoteStatus, explanationTags: Array<RatingTag>, decidedAt: string, decidedBy: string, rules: Array<string>, live: boolean, run: { id: string } } | null, score: { intercept: number | null, factor: number | null, numRatings: number, live: boolean } | null, missing: Array<{ code: MissingCode, text: string }> } | null };

export const NoteWithDecisionDocument = "query NoteWithDecision($id: ID!) { note(id: $id) { id classification tags text sources createdAt deletedAt program { name } statement { id url quotedText } decision { status explanationTags decidedAt decidedBy rules live run { id } } score { intercept factor numRatings live } missing { code text } } }" as TypedDocument<NoteWithDecisionQuery, NoteWithDecisionQueryVariables>;
