import { describe, expect, it } from 'vitest';
import { batched } from './batches';

function opened(answer: (questions: string[]) => Promise<string[]> = async (questions) => questions.map((question) => question.toUpperCase())) {
  const batches: string[][] = [];
  let end: (() => void) | undefined;
  const ask = batched(
    (questions) => {
      batches.push(questions);
      return answer(questions);
    },
    (moment) => (end = moment),
  );
  return { ask, batches, end: () => end!() };
}

describe('questions of one moment', () => {
  it('are asked in one go, the same one once', async () => {
    const { ask, batches, end } = opened();
    const answers = Promise.all(['a', 'b', 'a'].map(ask));
    end();
    expect(await answers).toEqual(['A', 'B', 'A']);
    expect(batches).toEqual([['a', 'b']]);
  });

  it('of the next moment are asked in the next go', async () => {
    const { ask, batches, end } = opened();
    const first = ask('a');
    end();
    const second = ask('a');
    end();
    expect(await Promise.all([first, second])).toEqual(['A', 'A']);
    expect(batches).toEqual([['a'], ['a']]);
  });

  it('all fail when they cannot be asked, and the next may go well', async () => {
    let fails = true;
    const { ask, end } = opened(async (questions) => {
      if (fails) throw new Error('not there');
      return questions;
    });
    const failed = Promise.allSettled([ask('a'), ask('b')]);
    end();
    expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    const again = ask('a');
    end();
    expect(await again).toBe('a');
  });
});
