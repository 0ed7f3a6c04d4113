import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterChange } from './shown-notes.rules';

const note = (id: string) => ({ note: { id } });
const list = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')).map((ids) => ids.map(note));

describe('the notes that a reader sees when something changes', () => {
  it('are those that are shown, at first', () => {
    expect(afterChange(null, [note('a')])).toEqual([{ shown: note('a'), withdrawn: false, fresh: false }]);
  });
  it('stay in their places: one that is no longer shown says so, a new one comes last', () => {
    const after = afterChange(afterChange(null, [note('a'), note('b')]), [note('c'), note('b')]);
    expect(after.map(({ shown, withdrawn, fresh }) => [shown.note.id, withdrawn, fresh])).toEqual([['a', true, false], ['b', false, false], ['c', false, true]]);
  });
  it('come back where they were', () => {
    const gone = afterChange(afterChange(null, [note('a')]), []);
    expect(afterChange(gone, [note('a')])).toEqual([{ shown: note('a'), withdrawn: false, fresh: false }]);
  });
  it('never move, and never miss one that is shown now', () => {
    fc.assert(fc.property(fc.array(list, { minLength: 1 }), (turns) => {
      let before = afterChange(null, turns[0]!);
      for (const now of turns.slice(1)) {
        const after = afterChange(before, now);
        expect(after.slice(0, before.length).map(({ shown }) => shown.note.id)).toEqual(before.map(({ shown }) => shown.note.id));
        expect(new Set(after.filter(({ withdrawn }) => !withdrawn).map(({ shown }) => shown.note.id))).toEqual(new Set(now.map(({ note: { id } }) => id)));
        before = after;
      }
    }));
  });
});
