import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoringInput } from './input';
import type { ScoringOutput } from './scoring-output';
import { CORE_PARAMETERS } from './parameters';
import { score } from './score';
import { HOUR, inputOf, randomNumbers, shuffled, START, twoCamps, type PlainNote, type PlainRating } from './testing/community';

const NOW = START + 24 * HOUR;
const run = (ratings: PlainRating[], notes: PlainNote[] = [], now = NOW): ScoringOutput =>
  score(inputOf(ratings, notes, now), CORE_PARAMETERS);
const COMMUNITY = twoCamps(11, 40, 60);

/** Scores the same rows again later, with what the first run left behind. */
function later(input: ScoringInput, first: ScoringOutput, by: number): ScoringOutput {
  const rows = new Map(first.history.map((row) => [row.noteId, row]));
  return score({ ...input, now: input.now + by, history: input.notes.id.map((id) => rows.get(id)) }, CORE_PARAMETERS);
}

describe('a run', () => {
  const input = inputOf(COMMUNITY);
  const first = score(input, CORE_PARAMETERS);
  const second = later(input, first, HOUR + 1);

  it('lets helpful notes wait, then publishes them with reasons', () => {
    expect(first.summary.statuses.CURRENTLY_RATED_HELPFUL).toBe(0);
    const good = second.notes.filter((_, n) => n % 4 === 0);
    expect(good.map((n) => n.finalStatus)).toEqual(good.map(() => 'CURRENTLY_RATED_HELPFUL'));
    expect(good[0]).toMatchObject({ decidedBy: 'CoreModel (v1.1)', firstTag: 'helpfulClear', secondTag: 'helpfulGoodSources' });
  });

  it('does not publish what one camp likes, and finds not helpful what nobody likes', () => {
    for (const group of [1, 2]) {
      const liked = second.notes.filter((_, n) => n % 4 === group);
      expect(liked.every((n) => n.finalStatus === 'NEEDS_MORE_RATINGS')).toBe(true);
    }
    const bad = second.notes.filter((_, n) => n % 4 === 3);
    expect(bad.every((n) => n.finalStatus === 'CURRENTLY_RATED_NOT_HELPFUL')).toBe(true);
  });

  it('places the camps on opposite sides', () => {
    const sign = (id: string): number => Math.sign(second.raters.find((r) => r.id === id)!.factor!);
    expect(sign('r000')).toBe(-sign('r001'));
    const liked = second.notes.at(1)!;
    const sides = [liked.sides.negative, liked.sides.positive];
    expect(sides.map((s) => s.helpful > s.notHelpful).sort()).toEqual([false, true]);
  });

  it('counts what raters did against the statuses it publishes', () => {
    const rater = second.raters.find((r) => r.id === 'r000')!;
    expect(rater.successfulRatingHelpfulCount).toBeGreaterThan(5);
    expect(rater.successfulRatingNotHelpfulCount).toBeGreaterThan(5);
    expect(rater.raterAgreeRatio).toBeGreaterThan(0.66);
    expect(rater.aboveHelpfulnessThreshold).toBe(true);
    const author = second.raters.find((r) => r.id === 'author of n000')!;
    expect(author).toMatchObject({ notesCurrentlyRatedHelpful: 1, notesAwaitingMoreRatings: 0, intercept: null });
  });

  it('reports its fits and its steps', () => {
    const steps = new Set<string>();
    score(input, CORE_PARAMETERS, ({ step, done, total }) => {
      steps.add(step);
      expect(done).toBeLessThanOrEqual(total);
    });
    expect([...steps].filter((step) => !step.includes('('))).toEqual(['select ratings', 'first fit', 'rate raters and authors', 'second fit', 'learn diligence', 'place notes', 'apply rules', 'decide statuses']);
    expect(first.summary.firstRound!.notes).toBe(60);
    expect(Object.values(first.summary.statuses).reduce((a, b) => a + b, 0)).toBe(60);
  });

  it('does not change what it is given', () => {
    const before = structuredClone(input);
    score(input, CORE_PARAMETERS);
    expect(input).toEqual(before);
  });
});

describe('the same rows', () => {
  const bytes = JSON.stringify(run(COMMUNITY));

  it('give the same bytes in any order', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = randomNumbers(seed);
        const notes = shuffled([...new Set(COMMUNITY.map((r) => r.note))], random).map((id) => ({ id }));
        expect(JSON.stringify(run(shuffled(COMMUNITY, random), notes))).toBe(bytes);
      }),
      { seed: 5, numRuns: 12 },
    );
  });

  it('give the same scores under other names', () => {
    const renamed = run(COMMUNITY.map((r) => ({ ...r, rater: `z${r.rater}` })));
    const original = run(COMMUNITY);
    expect(renamed.notes.map((note) => note.intercept)).toEqual(original.notes.map((note) => note.intercept));
  });
});

describe('small communities', () => {
  it('without anything are scored without fuss', () => {
    const empty = run([]);
    expect([[...empty.notes], [...empty.raters], [...empty.history]]).toEqual([[], [], []]);
    expect(empty).toMatchObject({ summary: { firstRound: null, secondRound: null } });
  });

  it('whose raters have rated little get no status, and no score that is made up', () => {
    const { notes, summary } = run(twoCamps(2, 20, 8, 1));
    expect(summary.firstRound).toBeNull();
    expect(notes.filter((n) => n.finalStatus !== 'NEEDS_MORE_RATINGS' || n.intercept !== null)).toEqual([]);
    expect(notes.at(0)).toMatchObject({ numRatings: 20, coreStatus: 'NEEDS_MORE_RATINGS', coreRules: ['InitialNMR (v1.0)'] });
  });

  it('have notes without any rating', () => {
    expect(run([], [{ id: 'a' }]).notes.at(0)).toMatchObject({ coreStatus: null, decidedBy: 'MetaInitialNMR (v1.0)', numRatings: 0 });
  });

  it('can be so divided that no rater agrees with any status', () => {
    const random = randomNumbers(9);
    const { summary } = run(twoCamps(9, 14, 14, 1).map((r) => ({ ...r, level: random() < 0.5 ? 0 : 2 })));
    expect(summary.firstRound).not.toBeNull();
  });
});

describe('notes of divided topics', () => {
  const notes = [{ id: 'n000', outOfScope: true }, { id: 'n003', outOfScope: true }];
  const { notes: scored } = run(COMMUNITY, notes);

  it('are left to the model with all topics', () => {
    expect(scored.at(0)).toMatchObject({ coreStatus: null, intercept: null });
    expect(scored.at(0)!.withTopics!.coreStatus).toBe('CURRENTLY_RATED_HELPFUL');
    expect(scored.at(3)).toMatchObject({ finalStatus: 'CURRENTLY_RATED_NOT_HELPFUL', decidedBy: 'CoreWithTopicsModel (v1.1)' });
    expect(scored.at(3)!.trace.some((t) => t.rule === 'GeneralCRNH' && t.fired)).toBe(true);
  });

  it('do not shape the scores of others', () => {
    const without = run(COMMUNITY.filter((r) => r.note !== 'n000' && r.note !== 'n003'));
    expect(scored.at(1)!.intercept).toBe(without.notes.at(0)!.intercept);
  });

  it('cost no second fit where there are none: models that see the same ratings share it', () => {
    const steps: string[] = [];
    const { notes: all } = score(inputOf(COMMUNITY), CORE_PARAMETERS, ({ step }) => steps.push(step));
    expect(new Set(steps.filter((step) => step.includes('fit')))).toEqual(new Set(['first fit', 'second fit']));
    expect(all.at(0)!.withTopics!.intercept).toBe(all.at(0)!.intercept);
    expect(all.at(0)!.further.expansion!.intercept).toBe(all.at(0)!.intercept);
    expect(all.at(0)!.further).not.toHaveProperty('topic');
  });
});
