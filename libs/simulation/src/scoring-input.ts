import { HELPFULNESS_LEVELS, type NoteStatusHistoryRow, type ScoringInput } from '@bridgenotes/scoring';
import type { SimulatedCommunity } from './tables';

/**
 * What a scoring run at the moment `now` (milliseconds since 1970) knows of a simulated community, straight from memory.
 * @param history what an earlier run handed on; without it no run has been
 */
export function toScoringInput(community: SimulatedCommunity, now: number, history: Iterable<NoteStatusHistoryRow> = community.noteStatusHistory): ScoringInput {
  const { notes, ratings } = community;
  const noteIndex = new Map(notes.map((note, i) => [note.noteId, i]));
  const past = new Map([...history].map((row) => [row.noteId, row]));
  const raterIndex = new Map<string, number>();
  for (const { raterId } of ratings) if (!raterIndex.has(raterId)) raterIndex.set(raterId, raterIndex.size);
  const groups = new Map(community.userEnrollment.map((row) => [row.participantId, row.modelingGroup]));
  const raterIds = [...raterIndex.keys()];
  return {
    now,
    notes: {
      count: notes.length,
      id: notes.map((note) => note.noteId),
      authorId: notes.map((note) => note.authorId),
      createdAtMillis: Float64Array.from(notes, (note) => note.createdAtMillis),
      misleading: Uint8Array.from(notes, (note) => (note.classification === 'NOT_MISLEADING' ? 0 : 1)),
      outOfScope: new Uint8Array(notes.length),
      statementId: notes.map((note) => note.tweetId),
    },
    ratings: {
      count: ratings.length,
      note: Uint32Array.from(ratings, (rating) => noteIndex.get(rating.noteId) ?? 0),
      rater: Uint32Array.from(ratings, (rating) => raterIndex.get(rating.raterId) ?? 0),
      createdAtMillis: Float64Array.from(ratings, (rating) => rating.createdAtMillis),
      level: Uint8Array.from(ratings, (rating) => HELPFULNESS_LEVELS.indexOf(rating.level)),
      tags: Uint32Array.from(ratings, (rating) => rating.tags),
      populationSampled: Uint8Array.from(ratings, (rating) => (rating.source === 'POPULATION_SAMPLED' ? 1 : 0)),
    },
    raters: { count: raterIds.length, id: raterIds, modelingGroup: Int8Array.from(raterIds, (id) => groups.get(id) ?? -1) },
    history: notes.map((note) => past.get(note.noteId)),
  };
}
