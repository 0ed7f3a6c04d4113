import { describe, expect, it } from 'vitest';
import { ENROLLED_WITHOUT_GROUP, UNASSIGNED_GROUP } from '../input';
import { CORE_PARAMETERS, type Parameters } from '../parameters';
import { inputOf, type PlainNote, type PlainRating } from '../testing/community';
import { canonicalDataset, type Dataset } from './dataset';
import { admittedRatings, keepRaters, prefilter, selectScope } from './scope';
import { RatingSet } from './rating-set';

const names = (data: Dataset, ratings: RatingSet) =>
  [...ratings].map((i) => `${data.noteId[data.note[i]!]}${data.raterId[data.rater[i]!]}`);
const rate = (...pairs: string[]): PlainRating[] => pairs.map((p) => ({ note: p[0]!, rater: p[1]!, level: 2 }));

describe('prefilter', () => {
  it('drops rare notes, then rare raters, then notes again', () => {
    // note a has one rating; without it rater y has one left; without y note c has one left
    const data = canonicalDataset(inputOf(rate('ay', 'bx', 'by', 'bz', 'cx', 'cz', 'dx', 'dz')));
    expect(names(data, prefilter(data, RatingSet.all(8), 2, 2))).toEqual([
      'bx', 'bz', 'cx', 'cz', 'dx', 'dz',
    ]);
  });

  it('stops after one pass, even if a rater is then below the minimum', () => {
    const data = canonicalDataset(inputOf(rate('ax', 'ay', 'bx', 'bw')));
    expect(names(data, prefilter(data, RatingSet.all(4), 2, 2))).toEqual([]);
    const kept = canonicalDataset(inputOf(rate('ax', 'ay', 'bx', 'by', 'cx', 'cw', 'dw')));
    // c loses w, then itself: x goes from 3 to 2 ratings after raters were counted
    expect(names(kept, prefilter(kept, RatingSet.all(7), 2, 2))).toEqual(['ax', 'ay', 'bx', 'by']);
  });
});

describe('scope', () => {
  const scopeOf = (ratings: PlainRating[], notes: PlainNote[], groups: Record<string, number>, own: Partial<Parameters['scope']> = {}) => {
    const input = inputOf(ratings, notes);
    input.raters.modelingGroup = Int8Array.from(input.raters.id, (id) => groups[id] ?? -1);
    const data = canonicalDataset(input);
    const parameters = { ...CORE_PARAMETERS, scope: { ...CORE_PARAMETERS.scope, ...own } };
    const admitted = admittedRatings(data, parameters);
    const scope = selectScope(data, admitted, parameters);
    return {
      admitted: names(data, admitted),
      inScope: names(data, scope.inScope),
      captured: data.noteId.filter((_, n) => scope.captured[n] === 1),
    };
  };

  it('takes core and unassigned raters, not those of other populations', () => {
    const scope = scopeOf(rate('aw', 'ax', 'ay', 'az'), [], { w: ENROLLED_WITHOUT_GROUP, x: 13, y: UNASSIGNED_GROUP, z: 4 });
    expect(scope.inScope).toEqual(['ax', 'ay']);
    expect(scope.admitted).toEqual(['aw', 'ax', 'ay', 'az']);
  });

  it('captures a note from half of its ratings on', () => {
    expect(scopeOf(rate('ax', 'ay'), [], { x: 13, y: 4 }).captured).toEqual(['a']);
    expect(scopeOf(rate('ax', 'ay', 'az'), [], { x: 13, y: 4, z: 4 }).captured).toEqual([]);
  });

  it('leaves divided topics to the model with all topics', () => {
    const notes = [{ id: 'a', outOfScope: true }];
    expect(scopeOf(rate('ax', 'bx'), notes, {}).inScope).toEqual(['bx']);
    expect(scopeOf(rate('ax', 'bx'), notes, {}).captured).toEqual(['b']);
    expect(scopeOf(rate('ax', 'bx'), notes, {}, { topics: 'all' }).captured).toEqual(['a', 'b']);
  });

  it('gives one topic to its own model, with all raters and notes nobody rated', () => {
    const notes = [{ id: 'a', outOfScope: true }, { id: 'b' }, { id: 'c', outOfScope: true }];
    const own = { topics: 'UkraineConflict', modelingGroups: null, minShareInScope: null } as const;
    expect(scopeOf(rate('ax', 'ay', 'bx'), notes, { y: ENROLLED_WITHOUT_GROUP }, own)).toMatchObject({ inScope: ['ax', 'ay'], captured: ['a', 'c'] });
    expect(scopeOf(rate('ax', 'bx'), notes, {}, { ...own, topics: 'Scams' })).toMatchObject({ inScope: [], captured: [] });
  });

  it('can leave out raters without a group, and notes that are mostly rated by others', () => {
    const groups = { w: 33, x: 33, y: 4 };
    const own = { modelingGroups: [33], includeUnassigned: false, minShareInScope: 0.8 };
    const ratings = rate('aw', 'ax', 'bx', 'by', 'bz');
    expect(scopeOf(ratings, [], groups, own)).toMatchObject({ inScope: ['aw', 'ax', 'bx'], captured: ['a'] });
    expect(scopeOf(ratings, [], groups, { ...own, onlyNotesOfPopulation: true }).inScope).toEqual(['aw', 'ax']);
  });

  it('ignores ratings of notes that were called not misleading before October 2022, not of later ones', () => {
    const change = CORE_PARAMETERS.scope.notMisleadingNotesSince;
    const notes = [
      { id: 'a', misleading: false, at: change },
      { id: 'b', misleading: false, at: change + 1 },
      { id: 'c', misleading: true, at: change },
    ];
    expect(scopeOf(rate('ax', 'bx', 'cx'), notes, {}).admitted).toEqual(['bx', 'cx']);
  });

  it('keeps the ratings of chosen raters', () => {
    const data = canonicalDataset(inputOf(rate('ax', 'ay', 'by')));
    expect(names(data, keepRaters(data, RatingSet.all(3), new Uint8Array([0, 1])))).toEqual(['ay', 'by']);
  });
});
