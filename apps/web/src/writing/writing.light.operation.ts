// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A statement: a url, or a quotedText, or a url and what it said. */
export type AddStatementInput = {
  /** Who said it, at most 200 characters. */
  authorName?: string | null | undefined;
  /** Its language as a BCP 47 tag, such as "en" or "zh-Hant". */
  language?: string | null | undefined;
  /** URLs of pictures and videos that belong to it, at most 10. */
  mediaUrls?: Array<string> | null | undefined;
  /** Where it was said; leave it out when there is a url. */
  platform?: StatementPlatform | null | undefined;
  /** The words, 1 to 10,000 characters. Without a url, the same words by the same author on the same day are the same statement. */
  quotedText?: string | null | undefined;
  /** The day it was said, as YYYY-MM-DD. */
  statedOn?: string | null | undefined;
  /** An http or https URL of the public internet, at most 2048 characters. It alone decides which statement this is. */
  url?: string | null | undefined;
};

/** How far a dispute is. */
export type DisputeState =
  /** It was decided, or its note was deleted. */
  | 'ENDED'
  /** A jury has yet to be drawn. */
  | 'OPEN'
  /** A jury is drawn. */
  | 'SITTING';

/** Where somebody stands on the way to writing notes, spelled as in the public userEnrollment table. */
export type EnrollmentState =
  /** A program that may write notes. */
  | 'apiEarnedIn'
  /** A program that lost the ability to write notes. */
  | 'apiEarnedOut'
  /** A program that writes test notes only. */
  | 'apiTestUser'
  /** May write notes, but loses it with one more note rated not helpful. */
  | 'atRisk'
  /** May write notes. */
  | 'earnedIn'
  /** Lost the ability to write, and earns it back by rating. */
  | 'earnedOutAcknowledged'
  /** Lost the ability to write, and has not seen it yet. */
  | 'earnedOutNoAcknowledge'
  /** New: earns the ability to write by rating. */
  | 'newUser'
  /** Was removed from the programme. */
  | 'removed';

/** What a statement shows. */
export type MediaKind =
  /** One picture. */
  | 'IMAGE'
  /** A video, told by its key frames. */
  | 'VIDEO';

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

/** What a note is about. */
export type NoteSubjectKind =
  /** The page it links to, whoever links to it. */
  | 'LINK'
  /** Its picture or video, wherever that is posted. */
  | 'MEDIA'
  /** This one statement. */
  | 'STATEMENT';

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

/** A note, and what it is about: give either a statementId or a statementUrl. */
export type WriteNoteInput = {
  /** What you say of the statement. */
  classification: NoteClassification;
  /** Whether raters may suggest changes and you may give it new versions. */
  isCollaborativeNote?: boolean;
  /** The same as the subject MEDIA, as it is called in the public table. */
  isMediaNote?: boolean;
  /** The statement. */
  statementId?: string | null | undefined;
  /** The URL of the statement; it is added when it is not here yet. */
  statementUrl?: string | null | undefined;
  /** What it is about; this statement alone when left out. MEDIA and LINK have to be earned, and need a statement with exactly one picture, video or link. */
  subject?: NoteSubjectKind | null | undefined;
  /** Why: tags of that classification. At least one when it is misleading. */
  tags: Array<NoteTag>;
  /** 1 to 280 characters, each URL counting 1. A misleading statement needs at least one source URL (beginning with http://, https:// or www.). */
  text: string;
  /** Did you link to sources you believe most people would consider trustworthy? */
  trustworthySources: boolean;
};

/** What keeps somebody from writing notes. */
export type WritingLock =
  /** Lost it through notes that were not helpful. */
  | 'EARNED_OUT'
  /** Has not yet rated well enough. */
  | 'NOT_EARNED_IN'
  /** Is a program, which writes by other rules. */
  | 'PROGRAM'
  /** Was removed from the community. */
  | 'REMOVED';

export type WritingStandingQueryVariables = Exact<{
  statementId?: string | null | undefined;
}>;


export type WritingStandingQuery = { viewer: { contributor: { id: string, enrollmentState: EnrollmentState, standing: { ratingImpact: number, writingAbility: { mayWrite: boolean, lockedBy: WritingLock | null, lockedByText: string | null, whileFounding: boolean, unlocksAt: { ratingImpactNeeded: number, missing: number } | null } } | null } | null }, writingLimits: { perDay: number, used: number, resetsAt: string | null, onAuthor: { limit: number, hours: number, used: number, resetsAt: string | null } | null }, community: { languages: Array<string>, limits: { noteLength: number, urlLength: number, sourcesNeeded: number, quoteLength: number, authorNameLength: number } } };

export type WritingStatementQueryVariables = Exact<{
  id: string;
}>;


export type WritingStatementQuery = { statement: { link: string | null, mediaUrls: Array<string>, language: string | null, id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, noteCount: number, media: { kind: MediaKind | null } | null, notes: { nodes: Array<{ id: string, text: string | null, status: NoteStatus, classification: NoteClassification, author: { id: string }, decision: { live: boolean } | null, dispute: { state: DisputeState } | null }> } | null } | null };

export type FoundStatementFragment = { id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, noteCount: number };

export type StatementByUrlQueryVariables = Exact<{
  url: string;
}>;


export type StatementByUrlQuery = { statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, noteCount: number } | null };

export type SimilarStatementsQueryVariables = Exact<{
  search: string;
}>;


export type SimilarStatementsQuery = { statements: { nodes: Array<{ id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, noteCount: number }> } };

export type RequestsOnStatementsQueryVariables = Exact<{ [key: string]: never; }>;


export type RequestsOnStatementsQuery = { requestedStatements: { nodes: Array<{ requestCount: number, statement: { id: string, url: string | null, quotedText: string | null }, sources: Array<{ url: string, count: number }>, requests: Array<{ id: string, reason: string | null }> }> } };

export type AddStatementMutationVariables = Exact<{
  input: AddStatementInput;
}>;


export type AddStatementMutation = { addStatement: { created: boolean, statement: { id: string } } };

export type WriteNoteMutationVariables = Exact<{
  input: WriteNoteInput;
}>;


export type WriteNoteMutation = { writeNote: { note: { id: string, status: NoteStatus } } };

export type WrittenNoteQueryVariables = Exact<{
  id: string;
}>;


export type WrittenNoteQuery = { note: { id: string, status: NoteStatus, decision: { live: boolean } | null } | null };

export const WritingStandingDocument = "query WritingStanding($statementId: ID) { viewer { contributor { id enrollmentState standing { ratingImpact writingAbility { mayWrite lockedBy lockedByText whileFounding unlocksAt { ratingImpactNeeded missing } } } } } writingLimits(statementId: $statementId) { perDay used resetsAt onAuthor { limit hours used resetsAt } } community { languages limits { noteLength urlLength sourcesNeeded quoteLength authorNameLength } } }" as TypedDocument<WritingStandingQuery, WritingStandingQueryVariables>;

export const WritingStatementDocument = "query WritingStatement($id: ID!) { statement(id: $id) { ...FoundStatement link mediaUrls language media { kind } notes(first: 20) { nodes { id text status classification author { id } decision { live } dispute { state } } } } } fragment FoundStatement on Statement { id url quotedText authorName statedOn noteCount }" as TypedDocument<WritingStatementQuery, WritingStatementQueryVariables>;

export const StatementByUrlDocument = "query StatementByUrl($url: String!) { statement(url: $url) { ...FoundStatement } } fragment FoundStatement on Statement { id url quotedText authorName statedOn noteCount }" as TypedDocument<StatementByUrlQuery, StatementByUrlQueryVariables>;

export const SimilarStatementsDocument = "query SimilarStatements($search: String!) { statements(first: 5, search: $search) { nodes { ...FoundStatement } } } fragment FoundStatement on Statement { id url quotedText authorName statedOn noteCount }" as TypedDocument<SimilarStatementsQuery, SimilarStatementsQueryVariables>;

export const RequestsOnStatementsDocument = "query RequestsOnStatements { requestedStatements(first: 30) { nodes { requestCount statement { id url quotedText } sources { url count } requests { id reason } } } }" as TypedDocument<RequestsOnStatementsQuery, RequestsOnStatementsQueryVariables>;

export const AddStatementDocument = "mutation AddStatement($input: AddStatementInput!) { addStatement(input: $input) { created statement { id } } }" as TypedDocument<AddStatementMutation, AddStatementMutationVariables>;

export const WriteNoteDocument = "mutation WriteNote($input: WriteNoteInput!) { writeNote(input: $input) { note { id status } } }" as TypedDocument<WriteNoteMutation, WriteNoteMutationVariables>;

export const WrittenNoteDocument = "query WrittenNote($id: ID!) { note(id: $id) { id status decision { live } } }" as TypedDocument<WrittenNoteQuery, WrittenNoteQueryVariables>;
