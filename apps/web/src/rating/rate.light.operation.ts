// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Why a note is offered. None tells what others said of it, or from which side. */
export type NeededReasonCode =
  /** You were drawn at random to rate it. */
  | 'DRAWN_AT_RANDOM'
  /** Few people have rated it so far. */
  | 'FEW_RATINGS'
  /** It needs ratings from people of more different viewpoints. */
  | 'MORE_VIEWPOINTS'
  /** It was written only hours ago. */
  | 'NEW'
  /** Whether it helps is still open. */
  | 'OPEN_OUTCOME'
  /** Somebody has asked for it to be looked at once more. */
  | 'REVIEW_ASKED'
  /** It has waited long for a reader. */
  | 'WAITED_LONG'
  /** Many people see what it is about. */
  | 'WIDELY_SEEN'
  /** It is in a language you rate in. */
  | 'YOUR_LANGUAGE';

/** What a note says of its statement, given the evidence of its time. */
export type NoteClassification =
  /** The statement is wrong, or may mislead. Only such notes are ever shown beside a statement. */
  | 'MISINFORMED_OR_POTENTIALLY_MISLEADING'
  /** The statement is not misleading, and needs no note; shown to raters only. */
  | 'NOT_MISLEADING';

/** What a note is about. */
export type NoteSubjectKind =
  /** The page it links to, whoever links to it. */
  | 'LINK'
  /** Its picture or video, wherever that is posted. */
  | 'MEDIA'
  /** This one statement. */
  | 'STATEMENT';

export type OfferedNoteFragment = { id: string, text: string | null, sources: Array<string>, classification: NoteClassification, createdAt: string, subject: NoteSubjectKind, isCollaborativeNote: boolean, program: { name: string } | null, statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, mediaUrls: Array<string>, language: string | null } };

export type NeededNotesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type NeededNotesQuery = { neededNotes: { nodes: Array<{ note: { id: string, text: string | null, sources: Array<string>, classification: NoteClassification, createdAt: string, subject: NoteSubjectKind, isCollaborativeNote: boolean, program: { name: string } | null, statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, mediaUrls: Array<string>, language: string | null } }, reasons: Array<{ code: NeededReasonCode }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } }, ratingRequests: Array<{ expiresAt: string, note: { id: string } }> };

export const NeededNotesDocument = "query NeededNotes($first: Int!, $after: String) { neededNotes(first: $first, after: $after) { nodes { note { ...OfferedNote } reasons { code } } pageInfo { endCursor hasNextPage } } ratingRequests { note { id } expiresAt } } fragment OfferedNote on Note { id text sources classification createdAt subject isCollaborativeNote program { name } statement { id url quotedText authorName statedOn mediaUrls language } }" as TypedDocument<NeededNotesQuery, NeededNotesQueryVariables>;
