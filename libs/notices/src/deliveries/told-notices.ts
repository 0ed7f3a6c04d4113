import { toGlobalId } from '@bridgenotes/platform';
import type { EntityManager } from 'typeorm';
import type { Told } from '../email/compose-mail';
import type { NoticeKind } from '../kinds';
import { statementLabel } from '../texts/statement-label.rules';
import { wordsOf, type Language } from '../texts/languages';

/** A notice with all that a message says of it. */
export interface NoticeInFull extends Told {
  readonly id: string;
  readonly kind: NoticeKind;
}

interface Row {
  id: string;
  kind: NoticeKind;
  data: Record<string, unknown>;
  note_id: string | null;
  note_text: string | null;
  canonical_url: string | null;
  given_url: string | null;
  quoted_text: string | null;
}

/** The notices of a message in a language, oldest first. @param noteUrl where people read a note, with `{id}`; null for nowhere */
export async function noticesInFull(manager: EntityManager, deliveryId: string, language: Language, noteUrl: string | null): Promise<NoticeInFull[]> {
  const rows = await manager.query<Row[]>(
    `SELECT notice.id, notice.kind, notice.data, notice.note_id, note.text AS note_text, statement.canonical_url, statement.given_url, statement.quoted_text
     FROM delivery_notices link JOIN notices notice ON notice.id = link.notice_id
     LEFT JOIN notes note ON note.id = notice.note_id LEFT JOIN statements statement ON statement.id = notice.statement_id
     WHERE link.delivery_id = $1 ORDER BY notice.id`,
    [deliveryId],
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    ...wordsOf(language, row.kind, { statement: statementLabel({ quotedText: row.quoted_text, canonicalUrl: row.canonical_url }) }, row.data),
    noteText: row.note_text,
    noteUrl: row.note_id === null || noteUrl === null ? null : noteUrl.replaceAll('{id}', toGlobalId('Note', row.note_id)),
    statementUrl: row.given_url ?? row.canonical_url,
  }));
}
