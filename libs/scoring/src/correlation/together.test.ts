import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDataset, NO_STATEMENT, type Dataset } from '../data/dataset';
import { inputOf, randomNumbers, START, type PlainRating } from '../testing/community';
import { POST_SELECTION } from './post-selection';
import { isOne, joinTogether, type TogetherParameters } from './together';

const MINUTE = 60_000;

/** Statements of a rater; all of them in one list, each as often as it has raters. */
function statementsOf(data: Dataset): Set<number>[] {
  const statements = data.raterId.map(() => new Set<number>());
  for (let i = 0; i < data.ratingCount; i++) {
    const about = data.statement[data.note[i]!]!;
    if (about !== NO_STATEMENT) statements[data.rater[i]!]!.add(about);
  }
  return statements;
}

/** Every two raters compared, rating by rating. */
function pairsByCounting(data: Dataset, parameters: TogetherParameters): string[] {
  const statements = statementsOf(data);
  const all = statements.reduce((sum, own) => sum + own.size, 0);
  const pairs: string[] = [];
  for (let a = 0; a < data.raterCount; a++) {
    for (let b = a + 1; b < data.raterCount; b++) {
      const [left, right] = [statements[a]!.size, statements[b]!.size];
      if (left < parameters.minStatements || right < parameters.minStatements) continue;
      const together = new Set<number>();
      for (let n = 0; n < data.noteCount; n++) {
        const timeOf = (u: number): number => {
          for (let i = data.firstRating[n]!; i < data.firstRating[n + 1]!; i++) if (data.rater[i] === u) return data.ratingCreatedAt[i]!;
          return NaN;
        };
        if (data.statement[n] !== NO_STATEMENT && Math.abs(timeOf(a) - timeOf(b)) <= parameters.window) together.add(data.statement[n]!);
      }
      if (together.size > 0 && isOne(together.size, left, right, all, parameters)) pairs.push(`${a} ${b}`);
    }
  }
  return pairs.sort();
}

function pairsFound(data: Dataset, parameters: TogetherParameters): string[] {
  const pairs = new Set<string>();
  joinTogether(data, parameters, (a, b) => pairs.add(`${Math.min(a, b)} ${Math.max(a, b)}`));
  return [...pairs].sort();
}

const rating = fc.record({ n: fc.nat(11), u: fc.nat(6), minutes: fc.nat(60), millis: fc.constantFrom(0, 1, 0.25) });
const community = fc.record({
  ratings: fc.uniqueArray(rating, { minLength: 20, maxLength: 84, selector: ({ n, u }) => `${n} ${u}` }),
  statements: fc.array(fc.option(fc.nat(8)), { minLength: 12, maxLength: 12 }),
  minStatements: fc.integer({ min: 1, max: 4 }),
  minShare: fc.double({ min: 0.1, max: 1, noNaN: true }),
  sharePrior: fc.nat(3),
  minInformation: fc.double({ min: -0.5, max: 1, noNaN: true }),
  informationPrior: fc.nat(5),
});

describe('raters who rate together', () => {
  it('are found as by comparing every two of them', () => {
    fc.assert(
      fc.property(community, ({ ratings, statements, ...rules }) => {
        const plain = ratings.map(({ n, u, minutes, millis }): PlainRating => ({ note: `n${String(n).padStart(2, '0')}`, rater: `r${u}`, level: 2, at: START + minutes * MINUTE + millis }));
        const input = inputOf(plain);
        input.notes.statementId = input.notes.id.map((id) => statements[Number(id.slice(1))]?.toString() ?? null);
        const data = canonicalDataset(input);
        const parameters = { ...POST_SELECTION, ...rules };
        expect(pairsFound(data, parameters)).toEqual(pairsByCounting(data, parameters));
      }),
      { numRuns: 1000 },
    );
  });

  it('are found among raters of hundreds of notes', () => {
    const random = randomNumbers(5);
    const pairs = [[7, 8], [3, 20], [8, 31]] as const;
    const plain = Array.from({ length: 300 }, (_, n) => n).flatMap((n) => {
      const minutes = Array.from({ length: 40 }, () => Math.floor(3_000 * random()));
      for (const [u, other] of pairs) if (random() < 0.8) minutes[other] = minutes[u]! + Math.floor(20 * random());
      const rates = minutes.map((_, u) => random() < (u < 10 ? 0.9 : 0.3));
      return minutes.flatMap((minute, u): PlainRating[] => (rates[u] === true ? [{ note: `n${n + 100}`, rater: `r${u + 10}`, level: 2, at: START + minute * MINUTE }] : []));
    });
    const data = canonicalDataset(inputOf(plain));
    const found = pairsFound(data, POST_SELECTION);
    expect(found).toEqual(pairsByCounting(data, POST_SELECTION));
    expect(found).toEqual(pairs.map((pair) => pair.join(' ')).sort());
  });

  it('are found in a crowd that rates within two hours', () => {
    const random = randomNumbers(9);
    const plain = Array.from({ length: 120 }, (_, n) => n).flatMap((n) => {
      const minutes = Array.from({ length: 70 }, () => Math.floor(120 * random()));
      if (random() < 0.8) minutes[40] = minutes[50]!;
      return minutes.map((minute, u): PlainRating => ({ note: `n${n + 100}`, rater: `r${u + 10}`, level: 2, at: START + minute * MINUTE }));
    });
    const data = canonicalDataset(inputOf(plain));
    const found = pairsFound(data, POST_SELECTION);
    expect(found).toEqual(pairsByCounting(data, POST_SELECTION));
    expect(found).toContain('40 50');
    expect(found.length).toBeLessThan(200);
  });
});
