import { CommunitySettings } from '@bridgenotes/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEEDED } from './needed.section';
import { decisiveness, NO_COUNTS, rankOf, SIDES, sideOf, type NoteFacts } from './value.rules';

const SETTINGS = CommunitySettings.from({}, [NEEDED]).of(NEEDED);
const counts = (helpful: number, notHelpful: number) => ({ helpful, notHelpful, somewhatHelpful: 0 });
const note = (given: Partial<NoteFacts> = {}): NoteFacts => ({ misleading: true, negative: NO_COUNTS, positive: NO_COUNTS, furtherRatings: null, coreStatus: null, provenAuthor: false, damped: false, ...given });
const value = (given: Partial<NoteFacts>, side: Parameters<typeof decisiveness>[1] = 'unplaced') => decisiveness(note(given), side, SETTINGS);

const level = fc.record({ helpful: fc.nat(200), somewhatHelpful: fc.nat(200), notHelpful: fc.nat(200) });
const facts = fc.record({
  misleading: fc.boolean(), negative: level, positive: level, provenAuthor: fc.boolean(), damped: fc.boolean(),
  furtherRatings: fc.option(fc.record({ negativeSide: fc.nat(12), positiveSide: fc.nat(12) })),
  coreStatus: fc.constantFrom(null, 'NEEDS_MORE_RATINGS' as const, 'CURRENTLY_RATED_HELPFUL' as const, 'FIRM_REJECT' as const),
});

describe('how decisive a rating is', () => {
  it('is a number, not negative, whatever is known of a note', () => {
    fc.assert(fc.property(facts, fc.constantFrom(...SIDES), (given, side) => {
      const found = decisiveness(given, side, SETTINGS);
      expect(Number.isFinite(found)).toBe(true);
      expect(found).toBeGreaterThanOrEqual(0);
    }));
  });

  it('is the same for both sides of a note that is turned round', () => {
    fc.assert(fc.property(facts, (given) => {
      const { furtherRatings: f } = given;
      const turned = { ...given, negative: given.positive, positive: given.negative, furtherRatings: f && { negativeSide: f.positiveSide, positiveSide: f.negativeSide } };
      expect(decisiveness(turned, 'negative', SETTINGS)).toBeCloseTo(decisiveness(given, 'positive', SETTINGS), 12);
    }));
  });

  it('is least where the sides are known to be of different minds, and least of all with many ratings', () => {
    const divided = (n: number) => value({ negative: counts(n, 0), positive: counts(0, n) });
    expect(divided(3)).toBeLessThan(value({}));
    expect(divided(10)).toBeLessThan(divided(3));
    expect(divided(40)).toBeLessThan(0.01 * value({}));
  });

  it('is higher where both sides like a note than where nobody has rated it, and higher the less is missing', () => {
    const liked = { negative: counts(6, 0), positive: counts(6, 0) };
    expect(value(liked)).toBeGreaterThan(value({}));
    expect(value({ ...liked, furtherRatings: { negativeSide: 1, positiveSide: 0 } })).toBeGreaterThan(value({ ...liked, furtherRatings: { negativeSide: 4, positiveSide: 4 } }));
  });

  it('is higher for a rater of the side that is missing, and the same for both where both are', () => {
    const oneMissing = { negative: counts(6, 0), positive: counts(3, 0), furtherRatings: { negativeSide: 0, positiveSide: 3 } };
    expect(value(oneMissing, 'positive')).toBeGreaterThan(value(oneMissing, 'negative'));
    expect(value({}, 'positive')).toBe(value({}, 'negative'));
  });

  it('is small for a note that only waits to be shown, unless a side has few raters or a small share', () => {
    const waits = (negative: number, positive: number) => value({ negative: counts(negative, 0), positive: counts(positive, 0), furtherRatings: null, coreStatus: 'CURRENTLY_RATED_HELPFUL' });
    expect(waits(6, 6)).toBeLessThan(waits(6, 4));
    expect(waits(5, 20)).toBeLessThan(waits(5, 30));
  });

  it('does not count support for a note that no support can make helpful', () => {
    expect(value({ misleading: false, negative: counts(8, 0), positive: counts(8, 0) })).toBeLessThan(0.05 * value({ negative: counts(8, 0), positive: counts(8, 0) }));
  });

  it('counts the record of the author and the damping words', () => {
    expect(value({ provenAuthor: true })).toBeCloseTo(SETTINGS.provenAuthor * value({}), 12);
    expect(value({ damped: true })).toBeCloseTo(SETTINGS.damping * value({}), 12);
  });
});

describe('the rank of a note', () => {
  const rank = (decisive: number, createdAtMillis: number, views = 0, notesOnStatement = 1) => rankOf(decisive, { createdAtMillis, views, notesOnStatement }, SETTINGS);
  const HOUR = 3_600_000;

  it('says that a note loses two thirds of its weight in so many hours', () => {
    expect(rank(Math.E, 0)).toBeCloseTo(rank(1, SETTINGS.recencyHours * HOUR), 12);
  });

  it('doubles the weight of a note with the views of its statement, and rises with other notes on it', () => {
    expect(rank(1, 0, SETTINGS.viewsToDouble)).toBeCloseTo(rank(2, 0), 12);
    expect(rank(1, 0, 0, 4)).toBeGreaterThan(rank(1, 0, 0, 1));
  });

  it('is a number also for a note without value', () => {
    expect(Number.isFinite(rank(0, 0))).toBe(true);
  });

  it('knows the side of a rater by the sign of the factor', () => {
    expect([-0.1, 0, 0.4, null].map(sideOf)).toEqual(['negative', 'positive', 'positive', 'unplaced']);
  });
});
