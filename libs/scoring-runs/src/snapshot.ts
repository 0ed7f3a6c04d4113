import { readStandings, type Standing } from '@bridgenotes/contributors';
import { copyOut, unescapeField } from '@bridgenotes/platform';
import { assignTopics, topicNumber, UNASSIGNED_GROUP, type TopicParameters, type NoteStatus, type NoteStatusHistoryRow, type ScoringInput } from '@bridgenotes/scoring';
import type { PoolClient } from 'pg';
import { Growing } from './growing';
import { HISTORY_COLUMNS, readHistoryRow } from './history-columns';
import { changeMark } from './run.rules';

/** What the published run says of a note: what the next run is compared with. */
export interface PublishedStatus {
  readonly status: NoteStatus;
  readonly decidedBy: string;
  readonly decidedAtMillis: number;
  readonly statusRunId: string;
}

/** Everything one run reads, as it was at one moment. */
export interface Snapshot {
  readonly input: ScoringInput;
  /** The database's time when it was read. */
  readonly cutOff: Date;
  readonly previousRunId: string | null;
  /** Statement of each note of the input, aligned. */
  readonly statementIds: readonly string[];
  /** Contributor of each participant id that occurs as rater or author. */
  readonly contributorOf: ReadonlyMap<string, string>;
  /** Everybody there is, by participant id. */
  readonly standings: ReadonlyMap<string, Standing>;
  readonly published: ReadonlyMap<string, PublishedStatus>;
  /** Notes that were deleted. */
  readonly deleted: ReadonlySet<string>;
  /** Notes whose ratings changed since the published run, or shortly before: see `changeMark`. */
  readonly newlyRated: ReadonlySet<string>;
  readonly changesAboveMark: number;
}

/** Changes above a mark: see `changeMark`. $1 is the mark as an id, $2 as a time. */
export const COUNT_CHANGES = `
  SELECT (SELECT count(*) FROM rating_changes WHERE id > $1)
       + (SELECT count(*) FROM ratings WHERE imported AND id > $1)
       + (SELECT count(*) FROM notes WHERE id > $1)
       + (SELECT count(*) FROM notes WHERE deleted_at > $2) AS changes`;

/**
 * Reads everything from one repeatable-read snapshot, so that what is written meanwhile is either wholly in or wholly out.
 * Rows come in the order of their ids, so that the same data always gives the same input.
 * @param asOf the moment the run stands for
 * @param upTo leaves out what was written later; null takes everything
 * @param topics how statements get their topic from the texts of their notes
 */
export async function readSnapshot(client: PoolClient, asOf: Date, upTo: Date | null, topics: TopicParameters): Promise<Snapshot> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const [{ cut_off: cutOff }] = (await client.query<{ cut_off: Date }>('SELECT clock_timestamp() AS cut_off')).rows as [{ cut_off: Date }];
    const mark = changeMark(cutOff);
    const { rows } = await client.query<{ changes: string }>(COUNT_CHANGES, [mark.id, mark.time]);
    const published = await readPublished(client);
    const contributors = await readContributors(client);
    const notes = await readNotes(client, contributors, upTo, topics);
    const { ratings, raters } = await readRatings(client, notes.indexOf, contributors, upTo);
    const history = await readHistory(client, notes.columns.count, notes.indexOf);
    return {
      input: { now: asOf.getTime(), notes: notes.columns, ratings, raters, history },
      cutOff,
      previousRunId: published.runId,
      statementIds: notes.statementIds,
      standings: new Map([...contributors.values()].map((standing) => [standing.participantId, standing])),
      contributorOf: new Map([...contributors].map(([id, { participantId }]) => [participantId, id])),
      published: published.statuses,
      deleted: notes.deleted,
      newlyRated: await readNewlyRated(client, published.cutOff),
      changesAboveMark: Number(rows[0]!.changes),
    };
  } finally {
    // Nothing was written: there is nothing to commit.
    await client.query('ROLLBACK').catch(() => undefined);
  }
}

async function readContributors(client: PoolClient): Promise<Map<string, Standing>> {
  const contributors = new Map<string, Standing>();
  await readStandings(client, (standing) => contributors.set(standing.contributorId, standing));
  return contributors;
}

/** A time as SQL text; only for Date values, which cannot hold anything else. */
const literal = (time: Date) => `'${time.toISOString()}'::timestamptz`;
const millis = (column: string) => `(extract(epoch FROM ${column}) * 1000)::bigint`;

async function readNotes(client: PoolClient, contributors: ReadonlyMap<string, Standing>, upTo: Date | null, topics: TopicParameters) {
  const id: string[] = [];
  const authorId: string[] = [];
  const statementIds: string[] = [];
  const createdAtMillis = new Growing(Float64Array);
  const misleading = new Growing(Uint8Array);
  const deleted = new Set<string>();
  const indexOf = new Map<string, number>();
  const texts: [statementId: string, text: string][] = [];
  // A deleted note is scored on: its ratings tell about its raters. In the public tables only its past is left, so here too
  // it counts as misleading, and its statement and topic as unknown, or the same data would score differently there.
  const query = `SELECT id, author_id, statement_id, ${millis('created_at')}, (deleted_at IS NOT NULL OR classification <> 'NOT_MISLEADING')::int, (deleted_at IS NOT NULL)::int, text
    FROM notes ${upTo === null ? '' : `WHERE created_at <= ${literal(upTo)}`} ORDER BY id`;
  await copyOut(client, query, ([noteId, author, statementId, createdAt, isMisleading, isDeleted, text]) => {
    indexOf.set(noteId!, id.length);
    id.push(noteId!);
    authorId.push(contributors.get(author!)!.participantId);
    statementIds.push(statementId!);
    createdAtMillis.push(Number(createdAt));
    misleading.push(Number(isMisleading));
    if (isDeleted === '1') deleted.add(noteId!);
    if (isDeleted === '0') texts.push([statementId!, unescapeField(text!) ?? '']);
  });
  const topicOf = assignTopics(texts, topics);
  const known = statementIds.map((statementId, n) => (deleted.has(id[n]!) ? null : statementId));
  const outOfScope = Uint8Array.from(known, (statementId) => topicNumber(statementId === null ? null : (topicOf.get(statementId) ?? null)));
  const columns = { count: id.length, id, authorId, createdAtMillis: createdAtMillis.done(), misleading: misleading.done(), outOfScope, statementId: known };
  return { columns, statementIds, deleted, indexOf };
}

async function readRatings(client: PoolClient, indexOf: ReadonlyMap<string, number>, contributors: ReadonlyMap<string, Standing>, upTo: Date | null): Promise<Pick<ScoringInput, 'ratings' | 'raters'>> {
  const note = new Growing(Uint32Array);
  const rater = new Growing(Uint32Array);
  const createdAtMillis = new Growing(Float64Array);
  const level = new Growing(Uint8Array);
  const tags = new Growing(Uint32Array);
  const populationSampled = new Growing(Uint8Array);
  const raterIndex = new Map<string, number>();
  const raterIds: string[] = [];
  const modelingGroup = new Growing(Int8Array);
  let count = 0;
  const query = `SELECT note_id, rater_id, ${millis('rated_at')}, level, tag_mask, population_sampled::int
    FROM ratings WHERE withdrawn_at IS NULL ${upTo === null ? '' : `AND rated_at <= ${literal(upTo)}`} ORDER BY note_id, rater_id`;
  await copyOut(client, query, ([noteId, raterId, ratedAt, itsLevel, mask, sampled]) => {
    const noteIndex = indexOf.get(noteId!);
    // With a time limit, a note may be left out while an imported rating of it, dated before it, is not.
    if (noteIndex === undefined) return;
    let index = raterIndex.get(raterId!);
    if (index === undefined) {
      const contributor = contributors.get(raterId!)!;
      raterIndex.set(raterId!, (index = raterIds.length));
      raterIds.push(contributor.participantId);
      modelingGroup.push(contributor.modelingGroup ?? UNASSIGNED_GROUP);
    }
    count++;
    note.push(noteIndex);
    rater.push(index);
    createdAtMillis.push(Number(ratedAt));
    level.push(Number(itsLevel));
    tags.push(Number(mask));
    populationSampled.push(Number(sampled));
  });
  return {
    ratings: { count, note: note.done(), rater: rater.done(), createdAtMillis: createdAtMillis.done(), level: level.done(), tags: tags.done(), populationSampled: populationSampled.done() },
    raters: { count: raterIds.length, id: raterIds, modelingGroup: modelingGroup.done() },
  };
}

async function readHistory(client: PoolClient, count: number, indexOf: ReadonlyMap<string, number>): Promise<(NoteStatusHistoryRow | undefined)[]> {
  const history = new Array<NoteStatusHistoryRow | undefined>(count).fill(undefined);
  await copyOut(client, `SELECT ${HISTORY_COLUMNS.join(', ')} FROM note_status_history`, (fields) => {
    const row = readHistoryRow(fields);
    const index = indexOf.get(row.noteId);
    if (index !== undefined) history[index] = row;
  });
  return history;
}

async function readPublished(client: PoolClient): Promise<{ runId: string | null; cutOff: Date | null; statuses: Map<string, PublishedStatus> }> {
  const statuses = new Map<string, PublishedStatus>();
  const { rows } = await client.query<{ run_id: string; cut_off: Date | null }>('SELECT run_id, cut_off FROM published_run LEFT JOIN scoring_runs ON scoring_runs.id = run_id');
  const { run_id: runId = null, cut_off: cutOff = null } = rows[0] ?? {};
  if (runId === null) return { runId, cutOff, statuses };
  await copyOut(client, `SELECT note_id, status, decided_by, ${millis('decided_at')}, status_run_id FROM note_scores WHERE run_id = ${BigInt(runId)}`, ([noteId, status, decidedBy, decidedAt, statusRunId]) => {
    statuses.set(noteId!, { status: status as NoteStatus, decidedBy: unescapeField(decidedBy!)!, decidedAtMillis: Number(decidedAt), statusRunId: statusRunId! });
  });
  return { runId, cutOff, statuses };
}

/** Notes with ratings that the published run had not seen; all that were ever rated, where there is none. */
async function readNewlyRated(client: PoolClient, cutOff: Date | null): Promise<Set<string>> {
  const notes = new Set<string>();
  const { id } = changeMark(cutOff ?? new Date(0));
  await copyOut(client, `SELECT note_id FROM rating_changes WHERE id > ${BigInt(id)} UNION SELECT note_id FROM ratings WHERE imported AND id > ${BigInt(id)}`, ([noteId]) => notes.add(noteId!));
  return notes;
}
