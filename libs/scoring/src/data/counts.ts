import type { LevelCounts } from '../output';
import { RATING_TAGS, type RatingTag } from '../vocabulary';
import { lowestBit } from './bits';
import type { Dataset } from './dataset';
import type { RatingSet } from './rating-set';

/** Ratings by level for each note. */
export interface LevelTable {
  notHelpful: Uint32Array;
  somewhatHelpful: Uint32Array;
  helpful: Uint32Array;
}

/** Counts the given ratings by note and level, those by raters for whom `include` says so. */
export function countLevels(data: Dataset, ratings: RatingSet, include: (rater: number, note: number) => boolean): LevelTable {
  const columns = [0, 1, 2].map(() => new Uint32Array(data.noteCount));
  for (const i of ratings) if (include(data.rater[i]!, data.note[i]!)) columns[data.level[i]!]![data.note[i]!]!++;
  return { notHelpful: columns[0]!, somewhatHelpful: columns[1]!, helpful: columns[2]! };
}

export function levelsOf(table: LevelTable, note: number): LevelCounts {
  return {
    notHelpful: table.notHelpful[note]!,
    somewhatHelpful: table.somewhatHelpful[note]!,
    helpful: table.helpful[note]!,
  };
}

export function totalOf(levels: LevelCounts): number {
  return levels.notHelpful + levels.somewhatHelpful + levels.helpful;
}

/** Ratings of one note by level, those by raters for whom `include` says so. */
export function levelsOfNote(data: Dataset, ratings: RatingSet, note: number, include: (rater: number) => boolean = () => true): LevelCounts {
  const counts = [0, 0, 0];
  for (const i of ratings.within(data.firstRating[note]!, data.firstRating[note + 1]!)) if (include(data.rater[i]!)) counts[data.level[i]!]!++;
  return named(counts);
}

/** Ratings of one note by level: all of them, and those by raters with a negative and with a positive factor. */
export function sidesOfNote(data: Dataset, ratings: RatingSet, note: number, raterFactor: Float64Array): Record<'all' | 'negative' | 'positive', LevelCounts> {
  const all = [0, 0, 0];
  const negative = [0, 0, 0];
  const positive = [0, 0, 0];
  for (const i of ratings.within(data.firstRating[note]!, data.firstRating[note + 1]!)) {
    const level = data.level[i]!;
    const factor = raterFactor[data.rater[i]!]!;
    all[level]!++;
    if (factor < 0) negative[level]!++;
    else if (factor >= 0) positive[level]!++;
  }
  return { all: named(all), negative: named(negative), positive: named(positive) };
}

/** @param counts by code of the level */
function named(counts: readonly number[]): LevelCounts {
  return { notHelpful: counts[0]!, somewhatHelpful: counts[1]!, helpful: counts[2]! };
}

/** How often each tag was given to a note, counted when the first is asked for. */
export function tagsOfNote(data: Dataset, ratings: RatingSet, note: number): (tag: RatingTag) => number {
  let counts: Uint32Array | undefined;
  return (tag) => {
    if (counts === undefined) {
      counts = new Uint32Array(RATING_TAGS.length);
      for (const i of ratings.within(data.firstRating[note]!, data.firstRating[note + 1]!)) {
        for (let mask = data.tags[i]!; mask !== 0; mask &= mask - 1) counts[lowestBit(mask)]!++;
      }
    }
    return counts[RATING_TAGS.indexOf(tag)]!;
  };
}
