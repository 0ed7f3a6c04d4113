import { describe, expect, it } from 'vitest';
import { readParameters } from '../configuration/read-parameters';
import type { NoteStatusHistoryRow } from '../input';
import { CORE_PARAMETERS, type Parameters } from '../parameters';
import { score } from '../score';
import { HOUR, inputOf, randomNumbers, shuffled, START, twoCamps, type PlainNote, type PlainRating } from '../testing/community';
import { nextEarlySign } from './confidence';
import { EARLY_SIGN } from './confidence-parameters';
import { FEATURES, featureReader } from './features';
import { TRAINING, trainConfidence } from './train';
import { admittedRatings } from '../data/scope';
import { canonicalDataset } from '../data/dataset';

const MINUTE = 60_000;
const DAY = 24 * HOUR;
const RATERS = 40;

/** Everybody likes a steady note; a shaky one has the applause of one side first, and the doubts of the other later. */
function ratingsOf(note: string, steady: boolean, at: number, random: () => number, count = RATERS): PlainRating[] {
  return Array.from({ length: count }, (_, u) => {
    const doubts = !steady && u % 2 === 1;
    const helpful = random() < (doubts ? 0.45 : 0.95);
    return { note, rater: `r${String(u).padStart(3, '0')}`, level: helpful ? 2 : 0, at: at + (doubts ? 20 : 1) * MINUTE + Math.floor(random() * 30 * MINUTE), tags: helpful ? ['helpfulClear' as const, 'helpfulGoodSources' as const] : [] };
  });
}

/** A past in which every other note flipped; `truth` tells which, from the note's number and chance. */
function past(notes: number, truth: (n: number, random: () => number) => boolean): { ratings: PlainRating[]; notes: PlainNote[] } {
  const random = randomNumbers(5);
  // other notes, which tell the model where raters stand
  const ratings: PlainRating[] = twoCamps(11, RATERS, 48);
  const made: PlainNote[] = [];
  for (let n = 0; n < notes; n++) {
    const id = `p${String(n).padStart(4, '0')}`;
    const at = START + n * HOUR;
    ratings.push(...ratingsOf(id, n % 2 === 0, at, random));
    const kept = truth(n, random);
    const history: Partial<NoteStatusHistoryRow> = {
      firstNonNMRStatus: 'CURRENTLY_RATED_HELPFUL', timestampMillisOfFirstNonNMRStatus: at + 2 * HOUR, timestampMillisOfFirstNmrDueToMinStableCrhTime: at + HOUR,
      currentStatus: kept ? 'CURRENTLY_RATED_HELPFUL' : 'NEEDS_MORE_RATINGS', lockedStatus: kept ? 'CURRENTLY_RATED_HELPFUL' : 'NEEDS_MORE_RATINGS', currentDecidedBy: 'CoreModel (v1.1)', timestampMillisOfStatusLock: at + 14 * DAY,
    };
    made.push({ id, at, author: `a${n}`, history });
  }
  return { ratings, notes: made };
}

const NOW = START + 60 * DAY;
const trained = (truth: (n: number, random: () => number) => boolean, notes = 140) => {
  const { ratings, notes: made } = past(notes, truth);
  return trainConfidence(inputOf(ratings, made, NOW), CORE_PARAMETERS, 'test');
};

describe('a confidence model', () => {
  const told = trained((n) => n % 2 === 0);

  it('foretells what followed from the ratings, on notes it was not trained on', () => {
    expect(told.keeps).toMatchObject({ notes: 140, trainedOn: 112, yes: 56 });
    expect(told.keeps.early!.kept).toBeGreaterThanOrEqual(TRAINING.wanted);
    expect(told.keeps.heldOut).toMatchObject({ examples: 56, yes: 0.5 });
    expect(told.keeps.heldOut!.areaUnderCurve).toBeGreaterThan(0.95);
    expect(told.keeps.heldOut!.logLoss).toBeLessThan(told.keeps.heldOut!.logLossOfBase / 2);
    expect(told.becomes).toMatchObject({ notes: 140, trainedOn: 112, yes: 56 });
    expect(told.becomes.heldOut!.areaUnderCurve).toBeGreaterThan(0.6);
  });

  it('foretells nothing where chance decided, and is not used', () => {
    const { model, keeps } = trained((_n, random) => random() < 0.5);
    expect(model.keeps).toBeNull();
    expect(keeps.early).toBeNull();
    const area = keeps.heldOut!.areaUnderCurve!;
    expect(area).toBeGreaterThan(0.25);
    expect(area).toBeLessThan(0.75);
  });

  it('is not made from a short past, or from one without flips', () => {
    expect(trained((n) => n % 2 === 0, TRAINING.minNotes - 1).model.keeps).toBeNull();
    expect(trained(() => true).model.keeps).toBeNull();
    expect(trained(() => true).keeps).toMatchObject({ notes: 140, heldOut: null, early: null });
  });

  it('is the same bytes whatever the order of rows, and goes into a configuration', () => {
    const { ratings, notes } = past(140, (n) => n % 2 === 0);
    const random = randomNumbers(1);
    const again = trainConfidence(inputOf(shuffled(ratings, random), shuffled(notes, random), NOW), CORE_PARAMETERS, 'test');
    expect(JSON.stringify(again)).toBe(JSON.stringify(told));
    expect(readParameters(JSON.parse(JSON.stringify({ confidence: told.model }))).confidence).toEqual(told.model);
    expect(() => readParameters({ confidence: { ...told.model, features: [...FEATURES].reverse() } })).toThrow('confidence.features are in another order');
  });

  describe('in a run', () => {
    const confident = readParameters({ confidence: told.model });
    const { ratings, notes } = past(60, (n) => n % 2 === 0);
    const waiting = (id: string, steady: boolean, minutes: number, more: Partial<NoteStatusHistoryRow> = {}, parameters: Parameters = confident) => {
      const at = NOW - 3 * HOUR;
      const history = { currentStatus: 'NEEDS_MORE_RATINGS' as const, timestampMillisOfNmrDueToMinStableCrhTime: NOW - minutes * MINUTE, timestampMillisOfFirstNmrDueToMinStableCrhTime: NOW - minutes * MINUTE, ...more };
      const input = inputOf([...ratings, ...ratingsOf(id, steady, at, randomNumbers(77))], [...notes, { id, at, history }], NOW);
      return score(input, parameters).notes.find((note) => note.id === id)!;
    };

    it('lets a note go after half an hour that will stay helpful', () => {
      expect(waiting('x', true, 30)).toMatchObject({ finalStatus: 'CURRENTLY_RATED_HELPFUL' });
      expect(waiting('x', true, 30).flipProbability).toBeLessThan(0.05);
      expect(waiting('x', true, 29)).toMatchObject({ finalStatus: 'NEEDS_MORE_RATINGS', decidedBy: 'NmrDueToMinStableCrhTime (v1.0)' });
    });

    it('keeps one waiting that it doubts, for the whole time and no longer', () => {
      const sceptical = { ...confident, confidence: { ...told.model, keeps: { ...told.model.keeps!, threshold: 1 } } };
      const held = waiting('x', true, 59, {}, sceptical);
      expect(held.finalStatus).toBe('NEEDS_MORE_RATINGS');
      expect(held.trace.find(({ rule }) => rule === 'NmrDueToMinStableCrhTime')!.checks.at(-1)).toMatchObject({ measure: 'probabilityToStayHelpful', threshold: 1, holds: true });
      expect(waiting('x', true, 61, {}, sceptical).finalStatus).toBe('CURRENTLY_RATED_HELPFUL');
    });

    it('does not trust a note that was helpful before', () => {
      expect(waiting('x', true, 45, { firstNonNMRStatus: 'CURRENTLY_RATED_HELPFUL', timestampMillisOfFirstNonNMRStatus: NOW - 2 * HOUR }).finalStatus).toBe('NEEDS_MORE_RATINGS');
    });

    it('changes nothing where there is none: every note waits the whole time', () => {
      const note = waiting('x', true, 59, {}, CORE_PARAMETERS);
      expect(note).toMatchObject({ finalStatus: 'NEEDS_MORE_RATINGS', flipProbability: null });
      expect(waiting('x', true, 61, {}, CORE_PARAMETERS).finalStatus).toBe('CURRENTLY_RATED_HELPFUL');
    });
  });
});

describe('early signs', () => {
  const next = (previous: number | null, probability: number | null, ratings = 10, now = NOW) => nextEarlySign(previous, probability, ratings, now, EARLY_SIGN);

  it.each([[8, 0.77], [9, 0.77], [10, 0.78], [12, 0.78], [13, 0.76], [45, 0.67], [100, 0.67]])('of a note with %d ratings show from %d on', (ratings, threshold) => {
    expect(next(null, threshold, ratings)).toBe(NOW);
    expect(next(null, threshold - 0.001, ratings)).toBeNull();
  });

  it('stay until they are below one half, and come back', () => {
    expect(next(NOW - HOUR, 0.5)).toBe(NOW - HOUR);
    expect(next(NOW - HOUR, 0.499)).toBe(-(NOW - HOUR));
    expect(next(-(NOW - HOUR), 0.6)).toBe(-(NOW - HOUR));
    expect(next(-(NOW - HOUR), 0.78)).toBe(NOW - HOUR);
  });

  it('end twelve hours after the first, and with what makes the note another case', () => {
    expect(next(NOW - 12 * HOUR, 0.9)).toBe(NOW - 12 * HOUR);
    expect(next(NOW - 12 * HOUR - 1, 0.9)).toBe(-(NOW - 12 * HOUR - 1));
    expect(next(NOW - HOUR, null)).toBe(-(NOW - HOUR));
  });

  it('are not invented, and may begin again after a lock was taken off', () => {
    expect(next(null, null)).toBeNull();
    expect(next(-1, null)).toBe(-1);
    expect(next(-1, 0.9)).toBe(NOW);
  });
});

describe('features', () => {
  it('are those of the ratings so far, by side, pace and reason', () => {
    const ratings: PlainRating[] = [
      { note: '1', rater: 'left', level: 2, at: START + 30_000, tags: ['helpfulClear'] },
      { note: '1', rater: 'right', level: 0, at: START + 10 * MINUTE },
      { note: '1', rater: 'stranger', level: 2, at: START + 50 * MINUTE, tags: ['helpfulClear'] },
      { note: '1', rater: 'late', level: 2, at: START + 3 * HOUR },
    ];
    const helpful = { firstNonNMRStatus: 'CURRENTLY_RATED_HELPFUL' as const, timestampMillisOfFirstNonNMRStatus: START - 1 };
    const data = canonicalDataset(inputOf(ratings, [{ id: '1', author: 'w', at: START }, { id: '2', author: 'w', at: START - HOUR, history: helpful }]));
    const factor = Float64Array.from(data.raterId, (id) => ({ left: -0.5, right: 0.2 })[id] ?? Number.NaN);
    const reader = featureReader({ data, admitted: admittedRatings(data, CORE_PARAMETERS), factor });
    const values = reader.read(0, reader.ratingsOf(0).slice(0, 3), START + HOUR);
    const feature = (name: string): number => values[FEATURES.indexOf(name)]!;
    expect(values).toHaveLength(FEATURES.length);
    expect(new Set(FEATURES).size).toBe(FEATURES.length);
    const expected: Record<string, number> = {
      negativeHelpful: 1, neutralNotHelpful: 1, positiveHelpful: 0, farthestHelpfulNegative: 0.5, farthestHelpfulPositive: 0, spreadOfHelpful: 0,
      first1Minutes: 1, first1MinutesShare: 1 / 3, first60Minutes: 2, recent15Minutes: 1, burst15Minutes: Math.log2(3), burst60MinutesShare: 1,
      helpfulClearShare: 2 / 3, notHelpfulOtherShare: 0, ratings: 2, minutesSinceWritten: Math.log2(61), authorHelpful: 1, authorNotHelpful: 0, otherNotesMisleading: 0,
    };
    for (const [name, value] of Object.entries(expected)) expect(feature(name), name).toBeCloseTo(value, 12);
  });
});
