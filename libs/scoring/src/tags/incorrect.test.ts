import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { CORE_PARAMETERS } from '../parameters';
import { inputOf, type PlainRating } from '../testing/community';
import type { RatingTag } from '../vocabulary';
import { IncorrectCalls, incorrectRates } from './incorrect';
import { RatingSet } from '../data/rating-set';

/** Each rater's ratings of notes a, b, c …: i incorrect, o another criticism, . none. */
function communityOf(raters: Record<string, string>) {
  const tags: Record<string, RatingTag[]> = { i: ['notHelpfulIncorrect'], o: ['notHelpfulOther'], '.': ['helpfulClear'] };
  const ratings = Object.entries(raters).flatMap(([rater, row]) =>
    [...row].map((cell, n): PlainRating => ({ note: 'abcdef'[n]!, rater, level: 0, tags: tags[cell]! })),
  );
  const data = canonicalDataset(inputOf(ratings));
  return { data, all: RatingSet.all(data.ratingCount) };
}

const weigh = (raters: Record<string, string>, noteFactor: number[], raterFactor: number[]) => {
  const { data, all } = communityOf(raters);
  const calls = new IncorrectCalls(CORE_PARAMETERS.incorrectFilter, incorrectRates(data, all));
  return data.noteId.map((_, n) => {
    calls.begin(noteFactor[n]!);
    for (const i of all.within(data.firstRating[n]!, data.firstRating[n + 1]!)) calls.add(data.tags[i]!, data.rater[i]!, raterFactor[data.rater[i]!]!);
    return calls.result();
  });
};

describe('calling a note incorrect', () => {
  it('is surprising from raters who seldom do', () => {
    const [first] = weigh({ u: 'iooo', v: 'iooo', w: 'oiii' }, [0, 0, 0, 0], [0, 0, 0]);
    // rates 1/4, 1/4 and 3/4
    expect(first).toEqual({ tagged: 2, voters: 3, surprise: 2 / Math.log(1 + 1.25) });
  });

  it('counts only among raters who criticise the note', () => {
    expect(weigh({ u: 'i.', v: '..' }, [0, 0], [0, 0])[0]).toMatchObject({ tagged: 1, voters: 1 });
    expect(weigh({ u: 'i.', v: '..' }, [0, 0], [0, 0])[1]).toBeNull();
  });

  it('counts only from near raters, far out ones being as near as the limit', () => {
    const row = { u: 'i', v: 'i', w: 'i' };
    expect(weigh(row, [0.1], [0.39, 0.41, -0.19])[0]).toMatchObject({ voters: 2 });
    expect(weigh(row, [0.5], [0.9, 0.11, 0.1])[0]).toMatchObject({ voters: 2 });
    expect(weigh(row, [NaN], [0, 0, 0])[0]).toBeNull();
    expect(weigh(row, [0], [NaN, 0, 0])[0]).toMatchObject({ voters: 2 });
  });

  it('is no surprise where nobody ever does', () => {
    expect(weigh({ u: 'o' }, [0], [0])[0]).toEqual({ tagged: 0, voters: 1, surprise: null });
  });
});
