// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** How far a dispute is. */
export type DisputeState =
  /** It was decided, or its note was deleted. */
  | 'ENDED'
  /** A jury has yet to be drawn. */
  | 'OPEN'
  /** A jury is drawn. */
  | 'SITTING';

/** Which statement to follow. */
export type FollowStatementInput = {
  /** The statement. */
  statementId: string;
};

/** Is this note helpful? */
export type HelpfulnessLevel =
  /** Yes. */
  | 'HELPFUL'
  /** No. */
  | 'NOT_HELPFUL'
  /** Somewhat. */
  | 'SOMEWHAT_HELPFUL';

/** What a statement shows. */
export type MediaKind =
  /** One picture. */
  | 'IMAGE'
  /** A video, told by its key frames. */
  | 'VIDEO';

/** What two statements have in common. */
export type NoteMatchKind =
  /** The same link. */
  | 'LINK'
  /** The same picture or video. */
  | 'MEDIA';

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

/** What needs a note: give either a statementId or a statementUrl. */
export type RequestNoteInput = {
  /** Why a note is needed. Writers read it, and do not learn who wrote it. */
  reason?: string | null | undefined;
  /** URLs of sources that a note could cite; how many is the community’s choice (3, unless it set another number). */
  sources?: Array<string>;
  /** The statement. */
  statementId?: string | null | undefined;
  /** The URL of the statement; it is added when it is not here yet. */
  statementUrl?: string | null | undefined;
};

/** Where a statement was made. */
export type StatementPlatform =
  /** Bluesky. */
  | 'BLUESKY'
  /** Facebook. */
  | 'FACEBOOK'
  /** Instagram. */
  | 'INSTAGRAM'
  /** A post on any Mastodon server. */
  | 'MASTODON'
  /** Somewhere else. */
  | 'OTHER'
  /** Printed on paper. */
  | 'PRINT'
  /** Said on the radio. */
  | 'RADIO'
  /** Reddit. */
  | 'REDDIT'
  /** A message that goes round on Signal. */
  | 'SIGNAL'
  /** Said to people who were there. */
  | 'SPEECH'
  /** A public Telegram channel. */
  | 'TELEGRAM'
  /** Said on television. */
  | 'TELEVISION'
  /** Threads. */
  | 'THREADS'
  /** TikTok. */
  | 'TIKTOK'
  /** Any other page. */
  | 'WEB'
  /** A message that goes round on WhatsApp. */
  | 'WHATSAPP'
  /** Wikipedia in any language. */
  | 'WIKIPEDIA'
  /** X, formerly Twitter. */
  | 'X'
  /** YouTube. */
  | 'YOUTUBE';

/** Which statement to follow no more. */
export type UnfollowStatementInput = {
  /** The statement. */
  statementId: string;
};

export type ShownNoteFragment = { matchedBy: NoteMatchKind | null, decision: { explanationTags: Array<RatingTag>, decidedAt: string, live: boolean }, note: { id: string, text: string | null, status: NoteStatus, createdAt: string, author: { id: string, alias: string | null }, program: { name: string, operator: string, model: string } | null, dispute: { state: DisputeState } | null, viewerRating: { level: HelpfulnessLevel, tags: Array<RatingTag> } | null } };

export type StatementQueryVariables = Exact<{
  id?: string | null | undefined;
  url?: string | null | undefined;
}>;


export type StatementQuery = { statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, platform: StatementPlatform | null, language: string | null, mediaUrls: Array<string>, noteCount: number, viewerFollows: boolean, media: { kind: MediaKind | null } | null, surfacedNotes: Array<{ matchedBy: NoteMatchKind | null, decision: { explanationTags: Array<RatingTag>, decidedAt: string, live: boolean }, note: { id: string, text: string | null, status: NoteStatus, createdAt: string, author: { id: string, alias: string | null }, program: { name: string, operator: string, model: string } | null, dispute: { state: DisputeState } | null, viewerRating: { level: HelpfulnessLevel, tags: Array<RatingTag> } | null } }> } | null };

export type OtherNotesQueryVariables = Exact<{
  id: string;
}>;


export type OtherNotesQuery = { statement: { notes: { nodes: Array<{ id: string, text: string | null, status: NoteStatus, createdAt: string, author: { id: string, alias: string | null } }> } | null } | null };

export type WhyInShortQueryVariables = Exact<{
  id: string;
  language: string;
}>;


export type WhyInShortQuery = { note: { explanation: { summary: string } } | null };

export type AskingLimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type AskingLimitsQuery = { community: { limits: { requestReasonLength: number, requestSources: number } } };

export type RequestNoteMutationVariables = Exact<{
  input: RequestNoteInput;
}>;


export type RequestNoteMutation = { requestNote: { request: { id: string, statement: { id: string } } } };

export type FollowStatementMutationVariables = Exact<{
  input: FollowStatementInput;
}>;


export type FollowStatementMutation = { followStatement: { statement: { viewerFollows: boolean } } };

export type UnfollowStatementMutationVariables = Exact<{
  input: UnfollowStatementInput;
}>;


export type UnfollowStatementMutation = { unfollowStatement: { statement: { viewerFollows: boolean } } };

export type StatementStatusChangedSubscriptionVariables = Exact<{
  statementId: string;
}>;


export type StatementStatusChangedSubscription = { noteStatusChanged: { toStatus: NoteStatus, note: { id: string } } };

export const StatementDocument = "query Statement($id: ID, $url: String) { statement(id: $id, url: $url) { id url quotedText authorName statedOn platform language mediaUrls media { kind } noteCount viewerFollows surfacedNotes { ...ShownNote } } } fragment ShownNote on SurfacedNote { matchedBy decision { explanationTags decidedAt live } note { id text status createdAt author { id alias } program { name operator model } dispute { state } viewerRating { level tags } } }" as TypedDocument<StatementQuery, StatementQueryVariables>;

export const OtherNotesDocument = "query OtherNotes($id: ID!) { statement(id: $id) { notes(first: 50) { nodes { id text status createdAt author { id alias } } } } }" as TypedDocument<OtherNotesQuery, OtherNotesQueryVariables>;

export const WhyInShortDocument = "query WhyInShort($id: ID!, $language: String!) { note(id: $id) { explanation(language: $language) { summary } } }" as TypedDocument<WhyInShortQuery, WhyInShortQueryVariables>;

export const AskingLimitsDocument = "query AskingLimits { community { limits { requestReasonLength requestSources } } }" as TypedDocument<AskingLimitsQuery, AskingLimitsQueryVariables>;

export const RequestNoteDocument = "mutation RequestNote($input: RequestNoteInput!) { requestNote(input: $input) { request { id statement { id } } } }" as TypedDocument<RequestNoteMutation, RequestNoteMutationVariables>;

export const FollowStatementDocument = "mutation FollowStatement($input: FollowStatementInput!) { followStatement(input: $input) { statement { viewerFollows } } }" as TypedDocument<FollowStatementMutation, FollowStatementMutationVariables>;

export const UnfollowStatementDocument = "mutation UnfollowStatement($input: UnfollowStatementInput!) { unfollowStatement(input: $input) { statement { viewerFollows } } }" as TypedDocument<UnfollowStatementMutation, UnfollowStatementMutationVariables>;

export const StatementStatusChangedDocument = "subscription StatementStatusChanged($statementId: ID!) { noteStatusChanged(statementId: $statementId) { toStatus note { id } } }" as TypedDocument<StatementStatusChangedSubscription, StatementStatusChangedSubscriptionVariables>;
