import { describe, expect, it } from 'vitest';
import { newHistoryRow } from '../input';
import { CORE_PARAMETERS } from '../parameters';
import { score } from '../score';
import { inputOf, randomNumbers, shuffled, twoCamps } from '../testing/community';
import { fnv } from '../testing/fnv';
import { inputDigests } from './input-digest';
import { outputDigest } from './output-digest';

const RATINGS = twoCamps(3, 20, 16);
const run = (ratings = RATINGS) => score(inputOf(ratings), CORE_PARAMETERS);

describe('outputDigest', () => {
  const own = outputDigest(run(), fnv);

  it('is the same for the same rows in any order', () => {
    expect(outputDigest(run(shuffled(RATINGS, randomNumbers(4))), fnv)).toBe(own);
  });

  it('is the same for notes that no run has seen and notes of which nothing is recorded, as is the digest of the input', () => {
    const input = inputOf(RATINGS);
    const { id, authorId, createdAtMillis } = input.notes;
    const recorded = { ...input, history: id.map((noteId, n) => newHistoryRow(noteId, authorId[n]!, createdAtMillis[n]!)) };
    expect(outputDigest(score(recorded, CORE_PARAMETERS), fnv)).toBe(own);
    expect(inputDigests(recorded, fnv).whole).toBe(inputDigests(input, fnv).whole);
  });

  it('tells one changed status, score or row of history apart', () => {
    const { notes: allNotes, raters: allRaters, history: allHistory, ...rest } = run();
    const [notes, raters, history] = [[...allNotes], [...allRaters], [...allHistory]];
    const digest = (changed: Partial<ReturnType<typeof run>>) => outputDigest({ notes, raters, history, ...rest, ...changed }, fnv);
    expect(digest({})).toBe(own);
    const others = [
      digest({ notes: notes.with(3, { ...notes[3]!, finalStatus: 'CURRENTLY_RATED_HELPFUL' }) }),
      digest({ notes: notes.with(3, { ...notes[3]!, intercept: notes[3]!.intercept! + 2 ** -40 }) }),
      digest({ raters: raters.slice(1) }),
      digest({ history: history.with(0, { ...history[0]!, currentStatus: 'CURRENTLY_RATED_HELPFUL' }) }),
    ];
    expect(new Set([own, ...others]).size).toBe(5);
  });

  it('passes over how the rules were weighed', () => {
    const output = run();
    expect(outputDigest({ ...output, notes: output.notes.map((note) => ({ ...note, trace: [] })) }, fnv)).toBe(own);
  });
});
