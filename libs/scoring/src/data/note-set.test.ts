import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NoteSet } from './note-set';

describe('a set of notes', () => {
  it('knows the place of each among them, and −1 for others', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 200 }), (has) => {
        const notes = new NoteSet(has.length, (n) => has[n]!);
        const members = has.flatMap((is, n) => (is ? [n] : []));
        expect(notes.length).toBe(members.length);
        expect(has.map((_, n) => notes.placeOf(n))).toEqual(has.map((_, n) => members.indexOf(n)));
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('picks their part of a column', () => {
    const notes = new NoteSet(70, (n) => n % 31 === 0);
    const column = Float64Array.from({ length: 70 }, (_, n) => n / 2);
    expect([...notes.pick(column, new Float64Array(notes.length))]).toEqual([0, 15.5, 31]);
  });
});
