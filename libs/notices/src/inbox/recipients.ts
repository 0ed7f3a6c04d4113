import { In, type EntityManager } from 'typeorm';
import { Contributor } from '@bridgenotes/contributors';
import { Note } from '@bridgenotes/notes';
import { Statement } from '@bridgenotes/statements';
import type { NoticeDraft } from '../events/draft';
import type { NoticeKind } from '../kinds';

/** A notice for one person. */
export interface Addressed {
  readonly draft: NoticeDraft;
  readonly recipientId: string;
  readonly statementId: string | null;
}

/** Followers that are read at once. */
const PAGE = 1000;
/** What somebody removed is told: that, and what became of their appeal. */
const TOLD_TO_REMOVED: readonly NoticeKind[] = ['REMOVED', 'REMOVAL_UPHELD'];

/**
 * Who gets each draft, in portions. Drafts about notes and statements that are not there are left out, as are people who
 * are not there, who left, or who were removed: these are told that and what became of their appeal, and nothing else. Who left because
 * somebody else holds what they had verified is told so.
 */
export async function* addressed(manager: EntityManager, drafts: readonly NoticeDraft[]): AsyncGenerator<Addressed[]> {
  const notes = await byId(manager, Note, drafts.map((draft) => draft.noteId));
  const statements = await byId(manager, Statement, drafts.map((draft) => draft.statementId));
  const known = drafts.filter(({ noteId, statementId }) => (noteId === null || notes.has(noteId)) && (statementId === null || statements.has(statementId)));
  const statementOf = (draft: NoticeDraft) => draft.statementId ?? (draft.noteId === null ? null : notes.get(draft.noteId)!.statementId);
  const single = known.flatMap((draft): Addressed[] => {
    const recipientId = typeof draft.to === 'object' && 'person' in draft.to ? draft.to.person : draft.to === 'AUTHOR' && draft.noteId !== null ? notes.get(draft.noteId)!.authorId : null;
    return recipientId === null ? [] : [{ draft, recipientId, statementId: statementOf(draft) }];
  });
  yield* portions(await reachable(manager, single));
  for (const draft of known) {
    const statementId = statementOf(draft);
    const many = draft.to === 'MODERATORS' ? MODERATORS : typeof draft.to === 'object' && 'ratersOf' in draft.to ? ratersOf(draft.to.ratersOf) : null;
    if (many !== null) for await (const ids of pagesOf(manager, many)) yield await reachable(manager, ids.map((recipientId) => ({ draft, recipientId, statementId })));
    if (statementId === null || (draft.to !== 'FOLLOWERS' && draft.to !== 'STATEMENT_AUTHOR')) continue;
    const authorId = draft.noteId === null ? null : notes.get(draft.noteId)!.authorId;
    for await (const followers of followersOf(manager, statementId, draft.to === 'STATEMENT_AUTHOR', authorId)) yield await reachable(manager, followers.map((recipientId) => ({ draft, recipientId, statementId })));
  }
}

async function byId<Row extends { id: string }>(manager: EntityManager, entity: new () => Row, ids: readonly (string | null)[]): Promise<Map<string, Row>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows = wanted.length === 0 ? [] : await manager.createQueryBuilder(entity, 'row').where('row.id = ANY(:wanted)', { wanted }).getMany();
  return new Map(rows.map((row) => [row.id, row]));
}

async function reachable(manager: EntityManager, given: readonly Addressed[]): Promise<Addressed[]> {
  const ids = [...new Set(given.map(({ recipientId }) => recipientId))];
  const people = ids.length === 0 ? [] : await manager.find(Contributor, { select: { id: true, enrollmentState: true, leftAt: true }, where: { id: In(ids) } });
  const lost = new Set(given.filter(({ draft }) => draft.kind === 'CLAIM_LOST').map(({ recipientId }) => recipientId));
  const present = new Map(people.filter((person) => person.leftAt === null || lost.has(person.id)).map((person) => [person.id, person.enrollmentState]));
  return given.filter(({ recipientId, draft }) => present.has(recipientId) && (present.get(recipientId) !== 'removed' || TOLD_TO_REMOVED.includes(draft.kind)));
}

/** A question for the ids of many, $1 and $2 of which are filled in for each page. */
interface Many {
  readonly query: string;
  readonly parameters: readonly string[];
}

const MODERATORS: Many = { query: `SELECT id FROM contributors WHERE role IN ('moderator', 'admin') AND id > $1::bigint ORDER BY id LIMIT $2`, parameters: [] };
const ratersOf = (noteId: string): Many => ({ query: 'SELECT rater_id AS id FROM ratings WHERE note_id = $3 AND withdrawn_at IS NULL AND rater_id > $1::bigint ORDER BY rater_id LIMIT $2', parameters: [noteId] });

async function* pagesOf(manager: EntityManager, { query, parameters }: Many): AsyncGenerator<string[]> {
  for (let after = '0'; ; ) {
    const rows = await manager.query<{ id: string }[]>(query, [after, PAGE, ...parameters]);
    if (rows.length > 0) yield rows.map((row) => row.id);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

/** Followers of a statement by portions: either those whose statement it is, or all others; never the author of the note, who is told as such. */
async function* followersOf(manager: EntityManager, statementId: string, asAuthor: boolean, except: string | null): AsyncGenerator<string[]> {
  let after = '0';
  for (;;) {
    const rows: { contributor_id: string }[] = await manager.query(
      `SELECT contributor_id FROM statement_follows
       WHERE statement_id = $1 AND as_author = $2 AND contributor_id > $3::bigint AND contributor_id IS DISTINCT FROM $4::bigint ORDER BY contributor_id LIMIT $5`,
      [statementId, asAuthor, after, except, PAGE],
    );
    if (rows.length > 0) yield rows.map((row) => row.contributor_id);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.contributor_id;
  }
}

function* portions<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += PAGE) yield rows.slice(from, from + PAGE);
}
