import type { DataOf, NoticeKind } from '../kinds';

/** Whom a notice is for: somebody named, who rated a note, the author of the note it is about, whoever follows the statement (its author apart), or who moderates. */
export type Recipient = { readonly person: string } | { readonly ratersOf: string } | 'MODERATORS' | 'AUTHOR' | 'STATEMENT_AUTHOR' | 'FOLLOWERS';

/** A notice before it is known who gets it. */
export interface NoticeDraft {
  readonly kind: NoticeKind;
  readonly to: Recipient;
  /** Names what happened; once for each recipient and kind. */
  readonly key: string;
  readonly noteId: string | null;
  /** Null to take that of the note. */
  readonly statementId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a notice is about. */
export interface About {
  readonly noteId?: string;
  readonly statementId?: string;
}

/** A draft whose data fit its kind. */
export function tell<Kind extends NoticeKind>(kind: Kind, to: Recipient, key: string, about: About, data: DataOf<Kind>): NoticeDraft {
  return { kind, to, key, noteId: about.noteId ?? null, statementId: about.statementId ?? null, data: data as Readonly<Record<string, unknown>> };
}
