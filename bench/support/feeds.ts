import { arrange, decisiveness, rankOf, sideOf, type NeededSettings, type NoteFacts } from '@bridgenotes/needed';
import type { Feed, OfferedNote } from '@bridgenotes/simulation';

const HOUR = 3_600_000;
const NONE = { notHelpful: 0, somewhatHelpful: 0, helpful: 0 };
type Counts = typeof NONE;
const countOf = ({ notHelpful, somewhatHelpful, helpful }: Counts): number => notHelpful + somewhatHelpful + helpful;

/** The highest first; the newer of two alike. */
function ranked(open: readonly OfferedNote[], valueOf: (note: OfferedNote) => number): OfferedNote[] {
  return open.map((note) => ({ note, value: valueOf(note) })).sort((a, b) => b.value - a.value || b.note.createdAtMillis - a.note.createdAtMillis).map(({ note }) => note);
}

export const newestFirst: Feed = (_, open) => ranked(open, (note) => note.createdAtMillis);

/** By chance: what a site gets that offers any open note. */
export const byChance: Feed = (_, open, __, random) => ranked(open, () => random.uniform());

/**
 * The criteria that Community Notes documents for its "Needs your help" tab (timeline tabs): recency by 6 and 24 hours,
 * authors with a good record, few ratings, a score that is not low or is near the threshold, and of notes in the
 * stability wait those with fewer than 5 raters on one side or less than 20 % of the other. How much each weighs is not
 * published; here each doubles or halves. Whom a note is offered to is drawn by weight, as "lower probability" suggests.
 */
function documentedWeight(note: OfferedNote, now: number): number {
  const hours = (now - note.createdAtMillis) / HOUR;
  const recency = hours < 6 ? 1 : hours < 24 ? 1 / 2 : 1 / 4;
  const author = (note.author.helpful > note.author.notHelpful ? 2 : 1) * ((note.author.meanNoteScore ?? 0) > 0.3 ? 2 : 1);
  const few = note.numRatings < 5 ? 2 : 1;
  const intercept = note.score?.intercept ?? null;
  const near = intercept === null ? 1 : intercept < 0.1 ? 1 / 4 : intercept > 0.3 ? 2 : 1;
  return recency * author * few * near * stabilizing(note);
}

function stabilizing({ score }: OfferedNote): number {
  if (score?.coreStatus !== 'CURRENTLY_RATED_HELPFUL') return 1;
  const [fewer, more] = [countOf(score.sides.negative), countOf(score.sides.positive)].sort((a, b) => a - b) as [number, number];
  return fewer < 5 || fewer < 0.2 * more ? 2 : 1 / 4;
}

export const documentedDrawn: Feed = (_, open, now, random) => ranked(open, (note) => Math.log(1 - random.uniform()) / documentedWeight(note, now));

/** The same criteria as a ranking. */
export const documentedRanked: Feed = (_, open, now) => ranked(open, (note) => documentedWeight(note, now));

/** What the platform offers, by its own rules and settings. */
export const ours = (settings: NeededSettings): Feed => ({ factor }, open, now) => {
  const byId = new Map(open.map((note) => [String(note.index), note]));
  const side = sideOf(factor);
  const candidates = open.map((note) => {
    const rank = rankOf(decisiveness(factsOf(note), side, settings), { createdAtMillis: note.createdAtMillis, views: 0, notesOnStatement: 1 }, settings);
    return { noteId: String(note.index), rank, offeredAtMillis: note.offeredAtMillis, requested: false, passedOver: false };
  });
  return arrange(candidates, now, settings).map(({ noteId }) => byId.get(noteId)!);
};

function factsOf({ score, misleading, author }: OfferedNote): NoteFacts {
  return {
    misleading,
    negative: score?.sides.negative ?? NONE,
    positive: score?.sides.positive ?? NONE,
    furtherRatings: score?.furtherRatings ?? null,
    coreStatus: score?.coreStatus ?? null,
    provenAuthor: author.helpful > author.notHelpful || (author.meanNoteScore ?? 0) > 0.3,
    damped: false,
  };
}
