import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { inputOf, START } from '../testing/community';
import { agreements } from './agreements';

const rating = fc.record({ n: fc.nat(9), u: fc.nat(5), level: fc.nat(1) });
const community = fc.record({
  ratings: fc.uniqueArray(rating, { minLength: 10, maxLength: 60, selector: ({ n, u }) => `${n} ${u}` }),
  statements: fc.array(fc.option(fc.nat(7)), { minLength: 10, maxLength: 10 }),
  minAligned: fc.integer({ min: 1, max: 4 }),
  minSeed: fc.nat(4),
});

describe('agreements', () => {
  it('are those that counting every two raters finds', () => {
    fc.assert(
      fc.property(community, ({ ratings, statements, minAligned, minSeed }) => {
        const input = inputOf(ratings.map(({ n, u, level }) => ({ note: `n${n}`, rater: `r${u}`, level: 2 * level })), [{ id: 'n0', at: START - 10 }]);
        input.notes.statementId = input.notes.id.map((id) => statements[Number(id.slice(1))]?.toString() ?? null);
        const data = canonicalDataset(input);
        const found = agreements(data, { recency: 10, minAligned, minSeed });
        const statementsOf = (a: string, b: string): number => {
          const votes = (u: string): string[] => ratings.filter((r) => `r${r.u}` === u && r.n > 0).map(({ n, level }) => `${n} ${level}`);
          return new Set(votes(a).filter((vote) => votes(b).includes(vote)).flatMap((vote) => statements[Number(vote.split(' ')[0])] ?? [])).size;
        };
        const pairs = data.raterId.flatMap((a, left) => data.raterId.map((b, right) => ({ left, right, statements: statementsOf(a, b) })));
        const seeds = pairs.filter(({ left, right, statements: shared }) => left < right && shared > minSeed);
        expect(found.seeds).toEqual(seeds.sort((a, b) => b.statements - a.statements || a.left - b.left || a.right - b.right));
        data.raterId.forEach((_, u) => {
          expect(found.agrees(u)).toBe(pairs.some(({ left, right, statements: shared }) => left === u && right !== u && shared >= minAligned));
          for (const vote of found.votesOf(u)) expect([...found.ratersOf(vote)]).toContain(u);
        });
      }),
      { numRuns: 500 },
    );
  });
});
