import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paged } from './endless-list.rules';

it('finds every row of any pages at its place, and nothing behind them', () => {
  fc.assert(fc.property(fc.array(fc.array(fc.integer())), (pages) => {
    const rows = pages.flat();
    const list = paged(pages);
    expect(list.length).toBe(rows.length);
    expect(rows.map((_, place) => list.at(place))).toEqual(rows);
    expect(list.at(rows.length)).toBeUndefined();
  }));
});
