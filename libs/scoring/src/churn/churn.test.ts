import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHURN_GUARDS, type ChurnGuard } from './churn-parameters';
import { churnOf, type NoteChange } from './churn';

const DAY = 24 * 60 * 60_000;
const guard = (name: string): ChurnGuard => CHURN_GUARDS.find((known) => known.name === name)!;
const note = (id: number, given: Partial<NoteChange> = {}): NoteChange => ({ id: `${id}`, before: false, after: false, locked: false, waiting: false, newRatings: false, age: DAY, ...given });
/** `helpful` notes stay so, `lost` and `gained` ones change, others make up the number. */
function run(counts: { helpful: number; lost?: number; gained?: number; of?: number }, given: Partial<NoteChange> = {}): NoteChange[] {
  const { helpful, lost = 0, gained = 0, of = 1000 } = counts;
  return Array.from({ length: of }, (_, i) => note(i, { ...given, before: i < helpful + lost, after: i < helpful || (i >= helpful + lost && i < helpful + lost + gained) }));
}

describe('the guard of all helpful notes', () => {
  const guards = [guard('HelpfulNotes')];

  it('lets a run pass that loses no more than the share, and holds one back that loses more', () => {
    expect(churnOf(run({ helpful: 14, lost: 6, of: 20 }), guards)).toBeNull();
    expect(churnOf(run({ helpful: 13, lost: 7, of: 20 }), guards)).toEqual({ guard: 'HelpfulNotes', change: 'lost', count: 7, of: 20, share: 0.3, examples: ['13', '14', '15', '16', '17', '18', '19'] });
  });

  it('lets a small community lose a few, but not five', () => {
    expect(churnOf(run({ helpful: 0, lost: 4, of: 4 }), guards)).toBeNull();
    expect(churnOf(run({ helpful: 0, lost: 5, of: 5 }), guards)).toMatchObject({ count: 5, of: 5 });
  });

  it('has nothing to say of notes that become helpful', () => {
    expect(churnOf(run({ helpful: 1, gained: 900 }), guards)).toBeNull();
  });
});

describe('the guards of X', () => {
  const limits: [string, Partial<NoteChange>, 'lost' | 'gained', number][] = [
    ['UnlockedNotes', {}, 'lost', 0.3],
    ['UnlockedNotes', {}, 'gained', 0.3],
    ['NotesOfThreeToThirteenDays', { age: 4 * DAY }, 'lost', 0.15],
    ['NotesOfThreeToThirteenDays', { age: 13 * DAY }, 'gained', 0.15],
    ['NotesWithNewRatings', { newRatings: true }, 'lost', 0.4],
    ['NotesWithNewRatings', { newRatings: true }, 'gained', 1.2],
    ['NotesWithoutNewRatings', {}, 'lost', 0.12],
    ['NotesWithoutNewRatings', {}, 'gained', 0.12],
  ];
  it.each(limits)('%s, %j: %s up to %d of 200 helpful notes and 100 more', (name, given, change, share) => {
    const most = Math.floor(share * 300 + 1e-9);
    const flips = (count: number) => run({ helpful: change === 'lost' ? 200 - count : 200, [change]: count }, given);
    expect(churnOf(flips(most), [guard(name)])).toBeNull();
    expect(churnOf(flips(most + 1), [guard(name)])).toMatchObject({ guard: name, change, count: most + 1, of: 200, share });
  });

  it.each([
    ['locked notes', 'UnlockedNotes', { locked: true }],
    ['notes whose wait ends', 'UnlockedNotes', { waiting: true }],
    ['new notes', 'NotesOfThreeToThirteenDays', { age: 3 * DAY }],
    ['old notes', 'NotesOfThreeToThirteenDays', { age: 13 * DAY + 1 }],
    ['notes without new ratings', 'NotesWithNewRatings', { newRatings: false }],
    ['notes with new ratings', 'NotesWithoutNewRatings', { newRatings: true }],
  ] as const)('leave out %s', (_what, name, given) => {
    expect(churnOf(run({ helpful: 10, lost: 400, gained: 400 }, given), [guard(name)])).toBeNull();
  });

  it('say nothing of small communities, and where no note was helpful before', () => {
    const asInX = CHURN_GUARDS.slice(1);
    expect(churnOf(run({ helpful: 0, lost: 199, of: 199 }), asInX)).toBeNull();
    expect(churnOf(run({ helpful: 0, lost: 199, of: 200 }), asInX)).not.toBeNull();
    expect(churnOf(run({ helpful: 0, gained: 1000 }), asInX)).toBeNull();
  });
});

it('a run that changes nothing is never held back, whatever the guards', () => {
  const flags = fc.record({ before: fc.boolean(), locked: fc.boolean(), waiting: fc.boolean(), newRatings: fc.boolean(), age: fc.integer({ min: 0, max: 30 * DAY }) });
  fc.assert(fc.property(fc.array(flags, { maxLength: 300 }), (notes) => churnOf(notes.map((given, i) => note(i, { ...given, after: given.before })), CHURN_GUARDS) === null));
});
