import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPageSize, decodeCursor, encodeCursor, toPage, type KeysetOrder } from './keyset';

interface Row {
  at: Date;
  id: string;
}
const newest: KeysetOrder<Row> = {
  name: 'newest',
  direction: 'DESC',
  columns: [
    { expression: 'row.at', type: 'timestamptz', value: (row) => row.at },
    { expression: 'row.id', type: 'bigint', value: (row) => row.id },
  ],
};
const rows = fc.record({ at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2200-01-01') }), id: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String) });

describe('cursors', () => {
  it('come back as they were', () => {
    fc.assert(fc.property(rows, (row) => void expect(decodeCursor(newest, encodeCursor(newest, row))).toEqual([row.at.toISOString(), row.id])));
  });

  it('are refused when anything else made them', () => {
    const other = encodeCursor({ ...newest, name: 'most-noted' }, { at: new Date(0), id: '1' });
    const forged = Buffer.from(JSON.stringify(['newest', 'yesterday', "1'; DROP TABLE notes"])).toString('base64url');
    for (const cursor of ['', 'x', 'bm90IGpzb24', other, forged]) expect(() => decodeCursor(newest, cursor), cursor).toThrow(/not a cursor/);
    fc.assert(fc.property(fc.string(), (cursor) => void expect(() => decodeCursor(newest, cursor)).toThrow(/not a cursor/)));
  });
});

describe('page sizes', () => {
  it.each([1, 20, 100])('may be %d', (first) => expect(checkPageSize(first)).toBe(first));
  it.each([0, -1, 101, 1.5, Number.NaN])('may not be %d', (first) => expect(() => checkPageSize(first)).toThrow('allowed: 1 to 100'));
});

describe('toPage', () => {
  const fetched: Row[] = [3, 2, 1].map((id) => ({ at: new Date(id), id: String(id) }));

  it('knows that more follows from the one row too many', () => {
    const page = toPage(fetched, newest, 2);
    expect(page.rows.map((row) => row.id)).toEqual(['3', '2']);
    expect(page.hasNextPage).toBe(true);
    expect(decodeCursor(newest, page.cursors[1]!)).toEqual([new Date(2).toISOString(), '2']);
  });

  it('ends where the rows end', () => {
    expect(toPage(fetched, newest, 3).hasNextPage).toBe(false);
    expect(toPage([], newest, 3)).toEqual({ rows: [], cursors: [], hasNextPage: false });
  });
});
