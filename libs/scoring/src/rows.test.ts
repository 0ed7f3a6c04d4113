import { describe, expect, it } from 'vitest';
import { RowsOnDemand, type Rows } from './rows';

describe('rows on demand', () => {
  let made = 0;
  const rows = new RowsOnDemand(3, (n) => {
    made++;
    return { n };
  });
  const array: Rows<{ n: number }> = [{ n: 0 }, { n: 1 }, { n: 2 }];

  it('are made when they are read, and not before', () => {
    expect(made).toBe(0);
    expect(rows.at(1)).toEqual({ n: 1 });
    expect(made).toBe(1);
  });

  it('are read like an array', () => {
    for (const some of [rows, array]) {
      expect(some.length).toBe(3);
      expect([some.at(2), some.at(-1), some.at(-4), some.at(3)]).toEqual([{ n: 2 }, { n: 2 }, undefined, undefined]);
      expect([...some]).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
      expect([...some.entries()]).toEqual([[0, { n: 0 }], [1, { n: 1 }], [2, { n: 2 }]]);
      expect(some.map((row, index) => row.n + index)).toEqual([0, 2, 4]);
      expect(some.filter((row, index) => row.n + index > 1)).toEqual([{ n: 1 }, { n: 2 }]);
      expect([some.find((row) => row.n === 1), some.find((row) => row.n === 9)]).toEqual([{ n: 1 }, undefined]);
      expect(JSON.stringify(some)).toBe('[{"n":0},{"n":1},{"n":2}]');
    }
  });

  it('may be none', () => {
    const none = new RowsOnDemand(0, () => 1);
    expect([...none, none.at(0), none.at(-1)]).toEqual([undefined, undefined]);
  });
});
