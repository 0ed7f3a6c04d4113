import {
  assignTopics,
  ENROLLED_WITHOUT_GROUP,
  TOPIC_MODEL,
  topicNumber,
  type Topic,
  type TopicParameters,
  UNASSIGNED_GROUP,
  type NoteColumns,
  type NoteStatusHistoryRow,
  type RaterColumns,
  type RatingColumns,
  type ScoringInput,
} from '@bridgenotes/scoring';
import type { NoteHead, Tables } from './read-tables';

/** Rows that were read well but do not take part in scoring. */
export interface DroppedRows {
  /** Ratings of notes that stand neither in the notes nor in the history. */
  ratingsOfUnknownNotes: number;
  /** Notes and ratings made after the moment that is scored. */
  notesAfterNow: number;
  ratingsAfterNow: number;
  /** Ratings that stand there more than once, word by word. */
  repeatedRatings: number;
  /** Older ratings of the same note by the same rater: the newest counts. */
  replacedRatings: number;
}

interface KnownNotes {
  columns: NoteColumns;
  history: (NoteStatusHistoryRow | undefined)[];
  /** Index by id. */
  places: Map<string, number>;
}

/** All notes of the notes table and of the history: deleted notes stand in the history alone, new ones only in the notes. */
function knownNotes(tables: Tables, now: number, topics: TopicParameters, dropped: DroppedRows): KnownNotes {
  const heads = new Map(tables.notes.map((note) => [note.noteId, note]));
  const topicOf = topicsOfStatements(tables, now, topics);
  const places = new Map<string, number>();
  const id: string[] = [];
  const authorId: string[] = [];
  const createdAt: number[] = [];
  const misleading: number[] = [];
  const history: (NoteStatusHistoryRow | undefined)[] = [];
  const add = (noteId: string, author: string, time: number, past: NoteStatusHistoryRow | undefined): void => {
    if (time > now) {
      dropped.notesAfterNow += 1;
      return;
    }
    places.set(noteId, id.length);
    id.push(noteId);
    authorId.push(author);
    createdAt.push(time);
    misleading.push(heads.get(noteId)?.classification === 'NOT_MISLEADING' ? 0 : 1);
    history.push(past);
  };
  const inHistory = new Set<string>();
  for (const row of tables.history) {
    inHistory.add(row.noteId);
    add(row.noteId, row.noteAuthorParticipantId, row.createdAtMillis, row);
  }
  for (const note of tables.notes) {
    if (!inHistory.has(note.noteId)) add(note.noteId, note.authorId, note.createdAtMillis, undefined);
  }
  const columns: NoteColumns = {
    count: id.length,
    id,
    authorId,
    createdAtMillis: Float64Array.from(createdAt),
    misleading: Uint8Array.from(misleading),
    outOfScope: Uint8Array.from(id, (noteId) => topicNumber(topicOf(heads.get(noteId)))),
    statementId: id.map((noteId) => heads.get(noteId)?.tweetId ?? null),
  };
  return { columns, history, places };
}

/** The topic of the statement a note is about, where scoring treats it apart: told by the texts of all notes on it. */
function topicsOfStatements({ notes }: Tables, now: number, topics: TopicParameters): (note: NoteHead | undefined) => Topic | null {
  const keyOf = ({ tweetId, noteId }: NoteHead): string => tweetId ?? `note ${noteId}`;
  const known = notes.filter(({ createdAtMillis }) => createdAtMillis <= now);
  const topicOf = assignTopics(known.map((note) => [keyOf(note), note.text]), topics);
  return (note) => (note === undefined ? null : (topicOf.get(keyOf(note)) ?? null));
}

/** Which of two ratings of one note by one rater counts: the newer; of two in the same instant always the same one. */
function isNewer(ratings: Tables['ratings'], a: number, b: number): number {
  for (const column of [ratings.createdAtMillis, ratings.level, ratings.tags, ratings.populationSampled]) {
    const difference = (column[a] as number) - (column[b] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Positions of the ratings that take part, each pair of note and rater once. */
function keptRatings(tables: Tables, placeOfNote: Int32Array, now: number, dropped: DroppedRows): Uint32Array {
  const { ratings } = tables;
  const starts = new Uint32Array(ratings.noteIds.size + 1);
  for (let i = 0; i < ratings.count; i += 1) (starts[(ratings.note[i] as number) + 1] as number)++;
  for (let n = 0; n < ratings.noteIds.size; n += 1) starts[n + 1] = (starts[n + 1] as number) + (starts[n] as number);
  const byNote = new Uint32Array(ratings.count);
  const next = starts.slice();
  for (let i = 0; i < ratings.count; i += 1) {
    const note = ratings.note[i] as number;
    byNote[next[note] as number] = i;
    next[note] = (next[note] as number) + 1;
  }
  const kept = new Uint32Array(ratings.count);
  let count = 0;
  /** Where in `kept` the rating of a rater stands, and for which note + 1 that holds. */
  const keptAt = new Uint32Array(ratings.raterIds.size);
  const heldFor = new Uint32Array(ratings.raterIds.size);
  for (let note = 0; note < ratings.noteIds.size; note += 1) {
    const from = starts[note] as number;
    const to = starts[note + 1] as number;
    if ((placeOfNote[note] as number) < 0) {
      dropped.ratingsOfUnknownNotes += to - from;
      continue;
    }
    for (let position = from; position < to; position += 1) {
      const i = byNote[position] as number;
      if ((ratings.createdAtMillis[i] as number) > now) {
        dropped.ratingsAfterNow += 1;
        continue;
      }
      const rater = ratings.rater[i] as number;
      if (heldFor[rater] !== note + 1) {
        heldFor[rater] = note + 1;
        keptAt[rater] = count;
        kept[count] = i;
        count += 1;
        continue;
      }
      const order = isNewer(ratings, i, kept[keptAt[rater] as number] as number);
      if (order === 0) dropped.repeatedRatings += 1;
      else dropped.replacedRatings += 1;
      if (order > 0) kept[keptAt[rater] as number] = i;
    }
  }
  return kept.subarray(0, count);
}

/**
 * What a scoring run at the moment `now` (milliseconds since 1970) may know of the tables.
 * Rows after `now` are left out. Notes on statements of a divided topic are marked out of the core model's scope.
 * @param topics how topics are told; a run's `parameters.topics`
 */
export function toScoringInput(tables: Tables, now: number, topics: TopicParameters = TOPIC_MODEL): { input: ScoringInput; dropped: DroppedRows } {
  const dropped: DroppedRows = { ratingsOfUnknownNotes: 0, notesAfterNow: 0, ratingsAfterNow: 0, repeatedRatings: 0, replacedRatings: 0 };
  const { columns: notes, history, places } = knownNotes(tables, now, topics, dropped);
  const { ratings: source } = tables;
  const placeOfNote = new Int32Array(source.noteIds.size);
  for (let n = 0; n < placeOfNote.length; n += 1) placeOfNote[n] = places.get(source.noteIds.text(n)) ?? -1;
  const kept = keptRatings(tables, placeOfNote, now, dropped);

  const placeOfRater = new Int32Array(source.raterIds.size).fill(-1);
  const raterIds: string[] = [];
  const ratings: RatingColumns = {
    count: kept.length,
    note: new Uint32Array(kept.length),
    rater: new Uint32Array(kept.length),
    createdAtMillis: new Float64Array(kept.length),
    level: new Uint8Array(kept.length),
    tags: new Uint32Array(kept.length),
    populationSampled: new Uint8Array(kept.length),
  };
  for (let k = 0; k < kept.length; k += 1) {
    const i = kept[k] as number;
    const rater = source.rater[i] as number;
    if (placeOfRater[rater] === -1) {
      placeOfRater[rater] = raterIds.length;
      raterIds.push(source.raterIds.text(rater));
    }
    ratings.note[k] = placeOfNote[source.note[i] as number] as number;
    ratings.rater[k] = placeOfRater[rater] as number;
    ratings.createdAtMillis[k] = source.createdAtMillis[i] as number;
    ratings.level[k] = source.level[i] as number;
    ratings.tags[k] = source.tags[i] as number;
    ratings.populationSampled[k] = source.populationSampled[i] as number;
  }
  return { input: { now, notes, ratings, raters: raterColumns(tables, raterIds), history }, dropped };
}

function raterColumns(tables: Tables, id: string[]): RaterColumns {
  const groups = new Map(tables.enrollment.map((row) => [row.participantId, row.modelingGroup ?? ENROLLED_WITHOUT_GROUP]));
  return { count: id.length, id, modelingGroup: Int8Array.from(id, (rater) => groups.get(rater) ?? UNASSIGNED_GROUP) };
}
