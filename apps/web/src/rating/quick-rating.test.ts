import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_ANSWER, withLevel, type Answer } from './answer.rules';
import { confirmed, EMPTY_MEMORY, kept, refused, understood, type Memory } from './pending.rules';
import { followed, quickRating, shownOf, type QuickRating } from './quick-rating.rules';

const DAY = '2026-11-22';
const MINE = { raterId: 'ada', noteId: '1' };
const yes = withLevel(NO_ANSWER, 'HELPFUL');
const no = withLevel(NO_ANSWER, 'NOT_HELPFUL');
const given = (memory: Memory, { level, reasons, spread }: Answer, whose = MINE): Memory =>
  kept(memory, { ...whose, about: 'a note', verdict: level === null ? null : { level, reasons, spread, statementId: null } }, DAY);
/** The page through all of this, having been told the same all along. */
const through = (told: Answer, ...memories: Memory[]): QuickRating => memories.slice(1).reduce((state, memory) => followed(state, told, memory, MINE), quickRating(told, memories[0]!, MINE));

describe('a rating on the page of its note', () => {
  it('shows at once, waits, and is the server’s when it no longer waits', () => {
    const said = given(EMPTY_MEMORY, yes);
    const waits = through(NO_ANSWER, EMPTY_MEMORY, said);
    expect([shownOf(waits), waits.saved, waits.waiting?.turn]).toEqual([yes, false, 1]);
    const taken = through(NO_ANSWER, EMPTY_MEMORY, said, confirmed(said, 1));
    expect([shownOf(taken), taken.saved, taken.waiting]).toEqual([yes, true, undefined]);
  });

  it('is found waiting when the page is opened, and may be one that is taken back', () => {
    expect(shownOf(through(NO_ANSWER, given(EMPTY_MEMORY, no)))).toEqual(no);
    const back = given(EMPTY_MEMORY, NO_ANSWER);
    expect(shownOf(through(yes, back))).toEqual(NO_ANSWER);
    const ended = through(yes, back, confirmed(back, 1));
    expect([shownOf(ended), ended.saved]).toEqual([NO_ANSWER, true]);
  });

  it('that the server refuses is what the server has, and the page says why until it was read', () => {
    const said = given(EMPTY_MEMORY, yes);
    const told = refused(said, 1, 'The note was deleted.');
    const state = through(no, EMPTY_MEMORY, said, told);
    expect([shownOf(state), state.saved, state.refused?.message]).toEqual([no, false, 'The note was deleted.']);
    const read = through(no, EMPTY_MEMORY, said, told, understood(told, 1));
    expect([shownOf(read), read.saved, read.refused]).toEqual([no, false, undefined]);
  });

  it('is not ended by the answer to an older version', () => {
    const first = given(EMPTY_MEMORY, yes);
    const second = given(first, no);
    const state = through(NO_ANSWER, first, second, confirmed(second, 1));
    expect([shownOf(state), state.saved]).toEqual([no, false]);
  });

  it('follows what the server tells anew, unless something newer waits', () => {
    expect(shownOf(followed(through(NO_ANSWER, EMPTY_MEMORY), yes, EMPTY_MEMORY, MINE))).toEqual(yes);
    const said = given(EMPTY_MEMORY, no);
    expect(shownOf(followed(through(NO_ANSWER, said), yes, said, MINE))).toEqual(no);
    const saved = through(NO_ANSWER, said, confirmed(said, 1));
    expect(followed(saved, no, confirmed(said, 1), MINE).saved, 'told what was saved').toBe(true);
    expect(followed(saved, yes, confirmed(said, 1), MINE), 'changed elsewhere').toMatchObject({ server: yes, saved: false });
  });

  it('is the same while others’ ratings and other notes come and go', () => {
    const state = through(yes, given(EMPTY_MEMORY, no));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('bob', 'eve'), fc.constantFrom('1', '2'))), (others) => {
        const memory = others.reduce((so, [raterId, noteId]) => given(so, yes, { raterId, noteId }), given(EMPTY_MEMORY, no));
        expect(shownOf(followed(state, yes, memory, MINE))).toEqual(no);
      }),
    );
    expect(followed(state, yes, given(EMPTY_MEMORY, no), { ...MINE, raterId: 'bob' }).waiting).toBeUndefined();
    const nothing = through(yes, EMPTY_MEMORY);
    expect(followed(nothing, yes, given(EMPTY_MEMORY, no, { raterId: 'bob', noteId: '1' }), MINE)).toBe(nothing);
  });
});
