// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What became of a piece of a text. */
export type DifferenceKind =
  /** It stands in this version only. */
  | 'ADDED'
  /** It stood in the version before. */
  | 'REMOVED'
  /** It stands in both. */
  | 'SAME';

/** How far a dispute is. */
export type DisputeState =
  /** It was decided, or its note was deleted. */
  | 'ENDED'
  /** A jury has yet to be drawn. */
  | 'OPEN'
  /** A jury is drawn. */
  | 'SITTING';

/** Is this note helpful? */
export type HelpfulnessLevel =
  /** Yes. */
  | 'HELPFUL'
  /** No. */
  | 'NOT_HELPFUL'
  /** Somewhat. */
  | 'SOMEWHAT_HELPFUL';

/** What a jury finds of a disputed note. */
export type JuryFinding =
  /** It needs another text: it is not shown, and its author is asked for an amended note. */
  | 'AMENDED'
  /** It is not shown any more. */
  | 'RETRACTED'
  /** It stands as it is. */
  | 'UPHELD';

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

/** What became of a suggestion. */
export type SuggestionState =
  /** The author declined it, and says why. */
  | 'DECLINED'
  /** A new version of the note takes it up. */
  | 'INCORPORATED'
  /** The author of the note has not answered yet. */
  | 'OPEN'
  /** Whoever made it took it back. */
  | 'WITHDRAWN';

export type WhyNoteFragment = { id: string, text: string | null, status: NoteStatus, classification: NoteClassification, createdAt: string, deletedAt: string | null, author: { id: string, alias: string | null }, program: { name: string, operator: string, model: string, method: string, contactUrl: string } | null, statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null, language: string | null }, viewerRating: { level: HelpfulnessLevel, tags: Array<RatingTag> } | null, decision: { decidedAt: string, decidedBy: string, live: boolean, explanationTags: Array<RatingTag>, run: { id: string, asOf: string }, finding: { finding: JuryFinding, withheld: boolean, reason: string, decidedAt: string } | null } | null, score: { intercept: number | null, factor: number | null, numRatings: number, interval: { low: number, high: number, confidence: number } | null } | null, ratingCounts: { all: { helpful: number, somewhatHelpful: number, notHelpful: number }, negativeSide: { helpful: number, somewhatHelpful: number, notHelpful: number }, positiveSide: { helpful: number, somewhatHelpful: number, notHelpful: number } } | null, viewpoints: { placed: number, ratingsNeeded: number, binWidth: number, bins: Array<{ factor: number, level: HelpfulnessLevel, counted: boolean, count: number }>, unplaced: { helpful: number, somewhatHelpful: number, notHelpful: number }, thresholds: { ratingsNeeded: number, helpful: number, staysHelpful: number, notHelpful: number, notHelpfulSlope: number, notHelpfulDefending: number, largestFactor: number } } | null, explanation: { language: string, summary: string, locked: boolean, live: boolean, waitEndsAt: string | null, missing: Array<{ code: MissingCode, text: string }>, sections: Array<{ rule: string, version: string, says: string, decided: boolean, held: boolean, text: string }>, verify: { runId: string, asOf: string, codeVersion: string, inputDigest: string | null, configurationDigest: string | null, outputDigest: string | null, command: string, operatorCommand: string, text: string } | null }, statusHistory: { nodes: Array<{ id: string, changedAt: string, fromStatus: NoteStatus | null, toStatus: NoteStatus, decidedBy: string, rule: string | null, live: boolean, run: { id: string, asOf: string } }> }, dispute: { id: string, state: DisputeState, openedAt: string, endsAt: string, finding: JuryFinding | null, reason: string | null, authorAnswer: string | null, claims: Array<{ id: string, quote: string, claim: string, evidenceUrls: Array<string> }> } | null, versions: Array<{ version: number, createdAt: string, explanation: string | null, difference: Array<{ kind: DifferenceKind, text: string }> }>, suggestions: Array<{ id: string, text: string, state: SuggestionState, reason: string | null, createdAt: string }> };

export type LevelsFragment = { helpful: number, somewhatHelpful: number, notHelpful: number };

export type NoteWhyQueryVariables = Exact<{
  id: string;
  language: string;
}>;


export type NoteWhyQuery = { note: { id: string, text: string | null, status: NoteStatus, classification: NoteClassification, createdAt: string, deletedAt: string | null, author: { id: string, alias: string | null }, program: { name: string, operator: string, model: string, method: string, contactUrl: string } | null, statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null, language: string | null }, viewerRating: { level: HelpfulnessLevel, tags: Array<RatingTag> } | null, decision: { decidedAt: string, decidedBy: string, live: boolean, explanationTags: Array<RatingTag>, run: { id: string, asOf: string }, finding: { finding: JuryFinding, withheld: boolean, reason: string, decidedAt: string } | null } | null, score: { intercept: number | null, factor: number | null, numRatings: number, interval: { low: number, high: number, confidence: number } | null } | null, ratingCounts: { all: { helpful: number, somewhatHelpful: number, notHelpful: number }, negativeSide: { helpful: number, somewhatHelpful: number, notHelpful: number }, positiveSide: { helpful: number, somewhatHelpful: number, notHelpful: number } } | null, viewpoints: { placed: number, ratingsNeeded: number, binWidth: number, bins: Array<{ factor: number, level: HelpfulnessLevel, counted: boolean, count: number }>, unplaced: { helpful: number, somewhatHelpful: number, notHelpful: number }, thresholds: { ratingsNeeded: number, helpful: number, staysHelpful: number, notHelpful: number, notHelpfulSlope: number, notHelpfulDefending: number, largestFactor: number } } | null, explanation: { language: string, summary: string, locked: boolean, live: boolean, waitEndsAt: string | null, missing: Array<{ code: MissingCode, text: string }>, sections: Array<{ rule: string, version: string, says: string, decided: boolean, held: boolean, text: string }>, verify: { runId: string, asOf: string, codeVersion: string, inputDigest: string | null, configurationDigest: string | null, outputDigest: string | null, command: string, operatorCommand: string, text: string } | null }, statusHistory: { nodes: Array<{ id: string, changedAt: string, fromStatus: NoteStatus | null, toStatus: NoteStatus, decidedBy: string, rule: string | null, live: boolean, run: { id: string, asOf: string } }> }, dispute: { id: string, state: DisputeState, openedAt: string, endsAt: string, finding: JuryFinding | null, reason: string | null, authorAnswer: string | null, claims: Array<{ id: string, quote: string, claim: string, evidenceUrls: Array<string> }> } | null, versions: Array<{ version: number, createdAt: string, explanation: string | null, difference: Array<{ kind: DifferenceKind, text: string }> }>, suggestions: Array<{ id: string, text: string, state: SuggestionState, reason: string | null, createdAt: string }> } | null };

export type NoteStatusChangedOnSubscriptionVariables = Exact<{
  statementId: string;
}>;


export type NoteStatusChangedOnSubscription = { noteStatusChanged: { toStatus: NoteStatus, note: { id: string } } };

export const LevelsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Levels"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LevelCounts"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"helpful"}},{"kind":"Field","name":{"kind":"Name","value":"somewhatHelpful"}},{"kind":"Field","name":{"kind":"Name","value":"notHelpful"}}]}}]} as unknown as DocumentNode<LevelsFragment, unknown>;
export const WhyNoteFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhyNote"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Note"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"classification"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alias"}}]}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"contactUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"quotedText"}},{"kind":"Field","name":{"kind":"Name","value":"authorName"}},{"kind":"Field","name":{"kind":"Name","value":"language"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerRating"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"explanationTags"}},{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}}]}},{"kind":"Field","name":{"kind":"Name","value":"finding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"finding"}},{"kind":"Field","name":{"kind":"Name","value":"withheld"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intercept"}},{"kind":"Field","name":{"kind":"Name","value":"factor"}},{"kind":"Field","name":{"kind":"Name","value":"numRatings"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ratingCounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"all"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Levels"}}]}},{"kind":"Field","name":{"kind":"Name","value":"negativeSide"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Levels"}}]}},{"kind":"Field","name":{"kind":"Name","value":"positiveSide"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Levels"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewpoints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placed"}},{"kind":"Field","name":{"kind":"Name","value":"ratingsNeeded"}},{"kind":"Field","name":{"kind":"Name","value":"binWidth"}},{"kind":"Field","name":{"kind":"Name","value":"bins"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factor"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"counted"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unplaced"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Levels"}}]}},{"kind":"Field","name":{"kind":"Name","value":"thresholds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ratingsNeeded"}},{"kind":"Field","name":{"kind":"Name","value":"helpful"}},{"kind":"Field","name":{"kind":"Name","value":"staysHelpful"}},{"kind":"Field","name":{"kind":"Name","value":"notHelpful"}},{"kind":"Field","name":{"kind":"Name","value":"notHelpfulSlope"}},{"kind":"Field","name":{"kind":"Name","value":"notHelpfulDefending"}},{"kind":"Field","name":{"kind":"Name","value":"largestFactor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"locked"}},{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"waitEndsAt"}},{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"says"}},{"kind":"Field","name":{"kind":"Name","value":"decided"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verify"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"codeVersion"}},{"kind":"Field","name":{"kind":"Name","value":"inputDigest"}},{"kind":"Field","name":{"kind":"Name","value":"configurationDigest"}},{"kind":"Field","name":{"kind":"Name","value":"outputDigest"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"operatorCommand"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"statusHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"fromStatus"}},{"kind":"Field","name":{"kind":"Name","value":"toStatus"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"dispute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"finding"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"authorAnswer"}},{"kind":"Field","name":{"kind":"Name","value":"claims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"claim"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceUrls"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"difference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"suggestions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Levels"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LevelCounts"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"helpful"}},{"kind":"Field","name":{"kind":"Name","value":"somewhatHelpful"}},{"kind":"Field","name":{"kind":"Name","value":"notHelpful"}}]}}]} as unknown as DocumentNode<WhyNoteFragment, unknown>;
export const NoteWhyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NoteWhy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"note"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WhyNote"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Levels"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LevelCounts"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"helpful"}},{"kind":"Field","name":{"kind":"Name","value":"somewhatHelpful"}},{"kind":"Field","name":{"kind":"Name","value":"notHelpful"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhyNote"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Note"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"classification"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alias"}}]}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"contactUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"quotedText"}},{"kind":"Field","name":{"kind":"Name","value":"authorName"}},{"kind":"Field","name":{"kind":"Name","value":"language"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerRating"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"explanationTags"}},{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}}]}},{"kind":"Field","name":{"kind":"Name","value":"finding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"finding"}},{"kind":"Field","name":{"kind":"Name","value":"withheld"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intercept"}},{"kind":"Field","name":{"kind":"Name","value":"factor"}},{"kind":"Field","name":{"kind":"Name","value":"numRatings"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ratingCounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"all"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Levels"}}]}},{"kind":"Field","name":{"kind":"Name","value":"negativeSide"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Levels"}}]}},{"kind":"Field","name":{"kind":"Name","value":"positiveSide"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Levels"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewpoints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placed"}},{"kind":"Field","name":{"kind":"Name","value":"ratingsNeeded"}},{"kind":"Field","name":{"kind":"Name","value":"binWidth"}},{"kind":"Field","name":{"kind":"Name","value":"bins"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factor"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"counted"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unplaced"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Levels"}}]}},{"kind":"Field","name":{"kind":"Name","value":"thresholds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ratingsNeeded"}},{"kind":"Field","name":{"kind":"Name","value":"helpful"}},{"kind":"Field","name":{"kind":"Name","value":"staysHelpful"}},{"kind":"Field","name":{"kind":"Name","value":"notHelpful"}},{"kind":"Field","name":{"kind":"Name","value":"notHelpfulSlope"}},{"kind":"Field","name":{"kind":"Name","value":"notHelpfulDefending"}},{"kind":"Field","name":{"kind":"Name","value":"largestFactor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"locked"}},{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"waitEndsAt"}},{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"says"}},{"kind":"Field","name":{"kind":"Name","value":"decided"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verify"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"codeVersion"}},{"kind":"Field","name":{"kind":"Name","value":"inputDigest"}},{"kind":"Field","name":{"kind":"Name","value":"configurationDigest"}},{"kind":"Field","name":{"kind":"Name","value":"outputDigest"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"operatorCommand"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"statusHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"fromStatus"}},{"kind":"Field","name":{"kind":"Name","value":"toStatus"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"dispute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"finding"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"authorAnswer"}},{"kind":"Field","name":{"kind":"Name","value":"claims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"claim"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceUrls"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"difference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"suggestions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]} as unknown as DocumentNode<NoteWhyQuery, NoteWhyQueryVariables>;
export const NoteStatusChangedOnDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"NoteStatusChangedOn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"statementId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"noteStatusChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"statementId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"statementId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toStatus"}},{"kind":"Field","name":{"kind":"Name","value":"note"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<NoteStatusChangedOnSubscription, NoteStatusChangedOnSubscriptionVariables>;
