import fc from 'fast-check';
import { CORE_PARAMETERS, HELPFUL_TAGS, NOT_HELPFUL_TAGS, score, tagsOfMask } from '@bridgenotes/scoring';
import { describe, expect, it } from 'vitest';
import { simulate, toScoringInput } from './index';
import { drawLevel, drawTagMask } from './opinion';
import { Random, WeightedChoice } from './random';
import { apportion, drawDistinct } from './sampling';

const SMALL = { seed: 5, statements: 20, notes: 50, raters: 60, ratings: 900, days: 20 };

describe('Random', () => {
  it('gives the numbers of sfc32, whatever machine it runs on', () => {
    const random = new Random(42, 7);
    expect([random.bits(), random.bits(), random.bits()]).toEqual(FIRST_BITS);
    expect(new Random(42, 7).bits()).not.toBe(new Random(42, 8).bits());
    expect(new Random(2 ** 40).bits()).not.toBe(new Random(0).bits());
  });

  it('is uniform and normal where it says so', () => {
    const random = new Random(1);
    const draws = Array.from({ length: 20_000 }, () => random.normal(2, 3));
    const mean = draws.reduce((a, b) => a + b) / draws.length;
    const deviation = Math.sqrt(draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length);
    expect(Math.abs(mean - 2)).toBeLessThan(0.1);
    expect(Math.abs(deviation - 3)).toBeLessThan(0.1);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i += 1) {
      const bin = random.below(10);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
});

describe('WeightedChoice', () => {
  it('draws in proportion to weights and never what weighs nothing', () => {
    const choice = new WeightedChoice([1, 0, 3]);
    const random = new Random(9);
    const counts = [0, 0, 0];
    for (let i = 0; i < 8000; i += 1) {
      const index = choice.draw(random);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    expect(counts[1]).toBe(0);
    expect((counts[2] ?? 0) / 8000).toBeCloseTo(0.75, 1);
    expect(() => new WeightedChoice([0, 0])).toThrow(RangeError);
  });
});

describe('sampling', () => {
  it('splits every total exactly and within its limits', () => {
    const weights = fc.array(fc.double({ min: 0.001, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(weights, fc.nat(500), (parts, extra) => {
        const most = 40;
        const total = Math.min(parts.length + extra, parts.length * most);
        const split = apportion(total, parts, 1, most);
        expect(split.reduce((a, b) => a + b, 0)).toBe(total);
        expect(Math.min(...split)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...split)).toBeLessThanOrEqual(most);
      }),
    );
    expect(() => apportion(5, [1], 1, 4)).toThrow(RangeError);
  });

  it('draws as many different indices as asked, never the excluded one, however many are asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), fc.nat(), (size, count, seed) => {
        const weights = Array.from({ length: size }, (_, i) => 1 + i ** 3);
        const wanted = 1 + (count % (size - 1));
        const drawn = drawDistinct(wanted, weights, new WeightedChoice(weights), seed % size, new Random(seed));
        expect(new Set(drawn).size).toBe(wanted);
        expect(drawn).not.toContain(seed % size);
      }),
    );
  });
});

describe('opinions', () => {
  it('give reasons that fit the level', () => {
    const random = new Random(3);
    for (let i = 0; i < 2000; i += 1) {
      const rater = { viewpoint: random.normal(), leniency: 0 };
      const note = { quality: random.normal(), slant: random.normal() };
      const level = drawLevel(rater, note, random);
      const tags = tagsOfMask(drawTagMask(level, rater, note, random));
      const wrong: readonly string[] = level === 'HELPFUL' ? NOT_HELPFUL_TAGS : level === 'NOT_HELPFUL' ? HELPFUL_TAGS : [];
      expect(tags.filter((tag) => wrong.includes(tag))).toEqual([]);
    }
  });

  it('are better of better notes and of notes from the own side', () => {
    const random = new Random(4);
    const share = (viewpoint: number, quality: number, slant: number): number =>
      Array.from({ length: 4000 }, () => drawLevel({ viewpoint, leniency: 0 }, { quality, slant }, random)).filter((level) => level === 'HELPFUL').length / 4000;
    expect(share(0.7, 0.8, 0)).toBeGreaterThan(share(0.7, 0.1, 0) + 0.3);
    expect(share(0.7, 0.1, 0.7)).toBeGreaterThan(share(-0.7, 0.1, 0.7) + 0.5);
  });
});

describe('simulate', () => {
  it('gives the same rows for a seed, and other rows for another', () => {
    expect(simulate(SMALL)).toEqual(simulate(SMALL));
    expect(simulate({ ...SMALL, seed: 6 }).ratings).not.toEqual(simulate(SMALL).ratings);
  });

  it('makes as many rows as asked, that do not contradict each other', () => {
    const { statements, notes, ratings, userEnrollment, noteStatusHistory, truth, start, end } = simulate(SMALL);
    expect([statements.length, notes.length, ratings.length, userEnrollment.length]).toEqual([20, 50, 900, 60]);
    expect([noteStatusHistory.length, truth.notes.length, truth.raters.length]).toEqual([50, 50, 60]);
    const noteOf = new Map(notes.map((note) => [note.noteId, note]));
    const said = new Map(statements.map((statement) => [statement.id, statement.createdAtMillis]));
    expect(new Set([...noteOf.keys(), ...said.keys()]).size).toBe(70);
    for (const note of notes) expect(note.createdAtMillis).toBeGreaterThan(said.get(note.tweetId) ?? Infinity);
    for (const rating of ratings) {
      const note = noteOf.get(rating.noteId);
      expect(rating.createdAtMillis).toBeGreaterThan(note?.createdAtMillis ?? Infinity);
      expect(rating.raterId).not.toBe(note?.authorId);
      expect(rating.ratedOnTweetId).toBe(note?.tweetId);
    }
    expect(new Set(ratings.map((rating) => `${rating.noteId} ${rating.raterId}`)).size).toBe(900);
    expect(Math.max(...ratings.map((rating) => rating.createdAtMillis))).toBe(end);
    expect(end).toBeLessThanOrEqual(start + 20 * 86_400_000);
    for (const { noteId } of notes) expect(BigInt(noteId)).toBeLessThan(2n ** 63n);
  });

  it('is activity with a long tail in two camps', () => {
    const { ratings, truth } = simulate({ seed: 1, statements: 100, notes: 300, raters: 500, ratings: 15_000 });
    const perRater = new Map<string, number>();
    for (const { raterId } of ratings) perRater.set(raterId, (perRater.get(raterId) ?? 0) + 1);
    const counts = [...perRater.values()].sort((a, b) => b - a);
    expect(counts.slice(0, 50).reduce((a, b) => a + b)).toBeGreaterThan(0.25 * 15_000);
    expect(counts.filter((count) => count < 10).length).toBeGreaterThan(50);
    const sides = truth.raters.filter(({ viewpoint }) => Math.abs(viewpoint) > 0.4);
    expect(sides.length / 500).toBeGreaterThan(0.8);
    expect(sides.filter(({ viewpoint }) => viewpoint > 0).length / sides.length).toBeCloseTo(0.5, 1);
  });

  it.each([
    [{ notes: 0 }, 'notes is 0'],
    [{ raters: 1 }, 'raters is 1'],
    [{ statements: 51 }, 'statements is 51'],
    [{ ratings: 50 * 59 + 1 }, 'ratings is 2951'],
    [{ ratings: 49 }, 'ratings is 49'],
    [{ days: 0.5 }, 'days is 0.5'],
    [{ seed: -1 }, 'seed is -1'],
    [{ start: 5 }, 'start is 5'],
  ])('refuses %j and says what is allowed', (options, message) => {
    expect(() => simulate({ ...SMALL, ...options })).toThrow(message);
    expect(() => simulate({ ...SMALL, ...options })).toThrow('allowed');
  });

  it('even where everyone rates everything', () => {
    expect(simulate({ ...SMALL, ratings: 50 * 59 }).ratings).toHaveLength(2950);
  });

  it('is found out by scoring, which does not know the truth', () => {
    const community = simulate({ seed: 11, statements: 100, notes: 300, raters: 300, ratings: 15_000 });
    const output = score(toScoringInput(community, community.end), CORE_PARAMETERS);
    const truthOfNote = new Map(community.truth.notes.map((note) => [note.noteId, note]));
    const truthOfRater = new Map(community.truth.raters.map((rater) => [rater.participantId, rater]));
    const notes = [...output.notes].flatMap((note) => (note.intercept === null ? [] : [[note.intercept, truthOfNote.get(note.id)?.quality ?? 0] as const]));
    const raters = [...output.raters].flatMap((rater) => (rater.factor === null ? [] : [[rater.factor, truthOfRater.get(rater.id)?.viewpoint ?? 0] as const]));
    expect(notes.length).toBeGreaterThan(250);
    expect(correlation(notes)).toBeGreaterThan(0.9);
    expect(Math.abs(correlation(raters))).toBeGreaterThan(0.9);
  });
});

/** From an independent writing of sfc32 in Python. */
const FIRST_BITS = [470765371, 1815261665, 1837446338];

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (i: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[i], 0) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  const sum = (f: (x: number, y: number) => number): number => pairs.reduce((total, [x, y]) => total + f(x - mx, y - my), 0);
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
}
