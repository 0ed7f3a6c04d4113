import { describe, expect, it } from 'vitest';
import { NoteSet } from '../data/note-set';
import { CORE_PARAMETERS } from '../parameters';
import { UNKNOWN_FACTS } from '../rules/rule';
import { judge } from './judge';
import { Verdicts } from './verdicts';

const CRITICISED = { ...UNKNOWN_FACTS, intercept: 0.5, numRatings: 20, outlierTags: ['notHelpfulOther', 'notHelpfulNoteNotNeeded'] as const };

describe('verdicts', () => {
  const verdicts = new Verdicts(3);
  verdicts.set(0, judge(CRITICISED, CORE_PARAMETERS), CRITICISED.outlierTags);
  verdicts.set(2, judge({ ...CRITICISED, intercept: -0.5 }, CORE_PARAMETERS), CRITICISED.outlierTags);

  it('keep the status, the rules that set it and the tags that a note was refused for', () => {
    expect([verdicts.statusOf(0), verdicts.rulesOf(0)]).toEqual(['FIRM_REJECT', ['InitialNMR (v1.0)', 'GeneralCRH (v1.0)', 'TagFilter (v1.0)']]);
    expect(verdicts.activeFilterTagsOf(0)).toEqual(['notHelpfulOther', 'notHelpfulNoteNotNeeded']);
  });

  it('name no tags where these changed nothing', () => {
    expect([verdicts.statusOf(2), verdicts.activeFilterTagsOf(2)]).toEqual(['CURRENTLY_RATED_NOT_HELPFUL', []]);
  });

  it('know on which notes a model has no say', () => {
    expect([verdicts.has(1), verdicts.statusOf(1), verdicts.rulesOf(1)]).toEqual([false, undefined, []]);
  });

  it('are the same for some of the notes', () => {
    const some = verdicts.of(new NoteSet(3, (n) => n > 0));
    expect([some.has(0), some.statusOf(1), some.rulesOf(1)]).toEqual([false, verdicts.statusOf(2), verdicts.rulesOf(2)]);
  });

  it('hear nothing of an extreme supporter where the model has no bounds', () => {
    const low = { ...UNKNOWN_FACTS, intercept: 0.1, interceptMax: -0.1, numRatings: 9 };
    const without = { ...CORE_PARAMETERS, rules: { ...CORE_PARAMETERS.rules, usesUpperBound: false } };
    expect([judge(low, CORE_PARAMETERS).status, judge(low, without).status]).toEqual(['CURRENTLY_RATED_NOT_HELPFUL', 'FIRM_REJECT']);
  });
});
