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
import type { IdIndex } from './kernel/rating-kernel';
import { orderedRatings } from './ordered-ratings';
import type { NoteHead, Tables } from './tables';
import { knownNotes } from './known-notes';
import type { DroppedRows } from './dropped-rows';

interface KnownNotes {
  columns: NoteColumns;
  history: (NoteStatusHistoryRow | undefined)[];
}

function notesUntil(tables: Tables, now: number, topics: TopicParameters, dropped: DroppedRows): KnownNotes {
  const topicOf = topicsOfStatements(tables, now, topics);
  const most = tables.notes.length + tables.history.length;
  const id: string[] = [];
  const authorId: string[] = [];
  const statementId: (string | null)[] = [];
  const history: (NoteStatusHistoryRow | undefined)[] = [];
  const createdAtMillis = new Float64Array(most);
  const misleading = new Uint8Array(most);
  const outOfScope = new Uint8Array(most);
  for (const { head, past } of knownNotes(tables)) {
    const known = past ?? head;
    if (known === undefined) continue;
    const n = id.length;
    if (known.createdAtMillis > now) {
      dropped.notesAfterNow += 1;
    } else {
      id.push(known.noteId);
      authorId.push(past?.noteAuthorParticipantId ?? head?.authorId ?? '');
      statementId.push(head?.tweetId ?? null);
      history.push(past);
      createdAtMillis[n] = known.createdAtMillis;
      misleading[n] = head?.classification === 'NOT_MISLEADING' ? 0 : 1;
      outOfScope[n] = topicNumber(topicOf(head));
    }
  }
  const count = id.length;
  const columns = {
    count,
    id,
    authorId,
    createdAtMillis: createdAtMillis.slice(0, count),
    misleading: misleading.slice(0, count),
    outOfScope: outOfScope.slice(0, count),
    statementId,
  };
  return { columns, history };
}

/** The topic of the statement a note is about, where scoring treats it apart: told by the texts of all notes on it. */
function topicsOfStatements({ notes }: Tables, now: number, topics: TopicParameters): (note: NoteHead | undefined) => Topic | null {
  const keyOf = ({ tweetId, noteId }: NoteHead): string => tweetId ?? `note ${noteId}`;
  const known = notes.filter(({ createdAtMillis }) => createdAtMillis <= now);
  const topicOf = assignTopics(known.map((note) => [keyOf(note), note.text]), topics);
  return (note) => (note === undefined ? null : (topicOf.get(keyOf(note)) ?? null));
}

/** By its number among those that were rated, the place of each note; −1 for those that are not known. */
function placesOf({ id }: NoteColumns, rated: IdIndex): Int32Array {
  const places = new Int32Array(rated.size).fill(-1);
  id.forEach((noteId, place) => {
    const number = rated.indexOf(noteId);
    if (number >= 0) places[number] = place;
  });
  return places;
}

/** Raters by id: their order, and the place of each in it. */
function ranksOf(ids: IdIndex): { sorted: string[]; rank: Uint32Array } {
  const sorted = Array.from({ length: ids.size }, (_, rater) => ids.text(rater)).sort();
  const rank = new Uint32Array(ids.size);
  for (let place = 0; place < sorted.length; place += 1) rank[ids.indexOf(sorted[place] as string)] = place;
  return { sorted, rank };
}

/** Leaves out raters none of whose ratings takes part. */
function presentRaters({ count, rater }: RatingColumns, sorted: string[]): string[] {
  const seen = new Uint8Array(sorted.length);
  for (let k = 0; k < count; k += 1) seen[rater[k] as number] = 1;
  if (!seen.includes(0)) return sorted;
  const present = sorted.filter((_, place) => seen[place] === 1);
  const index = new Uint32Array(sorted.length);
  for (let place = 0, next = 0; place < sorted.length; place += 1) if (seen[place] === 1) index[place] = next++;
  for (let k = 0; k < count; k += 1) rater[k] = index[rater[k] as number] as number;
  return present;
}

/**
 * What a scoring run at the moment `now` (milliseconds since 1970) may know of the tables, in the order in which it is
 * scored: notes and raters by id, ratings by note and rater. Rows after `now` are left out. Notes on statements of a
 * divided topic are marked out of the core model's scope.
 *
 * The ratings and the texts of notes are taken out of the tables, so that they are never in memory twice: this works once.
 *
 * @param topics how topics are told; a run's `parameters.topics`
 */
export function toScoringInput(tables: Tables, now: number, topics: TopicParameters = TOPIC_MODEL): { input: ScoringInput; dropped: DroppedRows } {
  const dropped: DroppedRows = { ratingsOfUnknownNotes: 0, notesAfterNow: 0, ratingsAfterNow: 0, repeatedRatings: 0, replacedRatings: 0 };
  const { columns: notes, history } = notesUntil(tables, now, topics, dropped);
  const { sorted, rank } = ranksOf(tables.ratings.raterIds);
  const ratings = orderedRatings(tables.ratings, { placeOfNote: placesOf(notes, tables.ratings.noteIds), places: notes.count, rankOfRater: rank, now }, dropped);
  const raters = raterColumns(tables, presentRaters(ratings, sorted));
  tables.ratings.close();
  for (const note of tables.notes) note.text = '';
  return { input: { now, notes, ratings, raters, history }, dropped };
}

/** Raters who stand in the enrollment, which is by id like them, keep its string of their id. */
function raterColumns({ enrollment }: Tables, ids: string[]): RaterColumns {
  const modelingGroup = new Int8Array(ids.length).fill(UNASSIGNED_GROUP);
  let next = 0;
  const id = ids.map((rater, place) => {
    let row = enrollment[next];
    while (row !== undefined && row.participantId < rater) row = enrollment[++next];
    if (row?.participantId !== rater) return rater;
    modelingGroup[place] = row.modelingGroup ?? ENROLLED_WITHOUT_GROUP;
    return row.participantId;
  });
  return { count: id.length, id, modelingGroup };
}
