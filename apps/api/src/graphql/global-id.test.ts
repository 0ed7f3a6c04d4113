import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromGlobalId, toGlobalId } from './global-id';

describe('global ids', () => {
  it('come back as they were', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), (id) => void expect(fromGlobalId('Note', toGlobalId('Note', String(id)))).toBe(String(id))));
  });

  it('of another type, beyond the database or made up are refused', () => {
    for (const given of [toGlobalId('Statement', '1'), toGlobalId('Note', '9223372036854775808'), toGlobalId('Note', '-1'), '', 'Note:1', '💥'])
      expect(() => fromGlobalId('Note', given), given).toThrow(expect.objectContaining({ code: 'INVALID_ID' }));
  });
});
