import { describe, expect, it } from 'vitest';
import { explainMissing } from './explain-missing';
import { decide } from './meta/meta-rules';
import type { Opinion, SampleOpinion } from './meta/opinions';
import type { RuleTrace } from './output';
import type { ScoringOutput } from './scoring-output';
import { CORE_PARAMETERS } from './parameters';
import { FINAL_RULES } from './rules/core-rules';
import { applyCoreRules, type NoteFacts } from './rules/rule';
import { score } from './score';
import { HOUR, inputOf, START, twoCamps, type PlainNote, type PlainRating } from './testing/community';

const COMMUNITY = twoCamps(11, 40, 60);
const run = (ratings: PlainRating[], notes: PlainNote[] = []): ScoringOutput => score(inputOf(ratings, notes), CORE_PARAMETERS);
const explain = (output: ScoringOutput, id: string) => explainMissing(output.notes.find((n) => n.id === id)!, CORE_PARAMETERS);

describe('what a note lacks', () => {
  it('is ratings, as many as are missing', () => {
    const three: PlainRating[] = ['a', 'b', 'c'].map((rater) => ({ note: 'new', rater, level: 2 }));
    expect(explain(run([...COMMUNITY, ...three]), 'new')).toMatchObject({
      reason: 'TOO_FEW_RATINGS',
      rule: 'GeneralCRH (v1.0)',
      ratings: { have: 3, needed: 5, missing: 2 },
      margin: 2,
    });
    expect(explain(run([], [{ id: 'new' }]), 'new')).toMatchObject({ reason: 'TOO_FEW_RATINGS', rule: null, ratings: { missing: 5 } });
  });

  it('is raters with a record in a young community', () => {
    expect(explain(run(twoCamps(2, 20, 8, 1)), 'n000')).toMatchObject({
      reason: 'RATERS_WITHOUT_RECORD',
      ratings: { have: 20, missing: 0 },
      ratingsNeededPerRater: 10,
    });
  });

  it('is agreement across views, with the distance', () => {
    const output = run(COMMUNITY);
    const missing = explain(output, 'n001')!;
    expect(missing).toMatchObject({ reason: 'NOT_ENOUGH_AGREEMENT', rule: 'GeneralCRH (v1.0)', check: { measure: 'intercept', threshold: 0.4 } });
    expect(missing.margin).toBeCloseTo(0.4 - output.notes.at(1)!.intercept!, 12);
  });

  it('is nothing but time in the stability wait', () => {
    expect(explain(run(COMMUNITY), 'n000')).toMatchObject({ reason: 'WAITING', rule: 'NmrDueToMinStableCrhTime (v1.0)' });
  });

  it('is the classification of a note that defends its statement', () => {
    expect(explain(run(COMMUNITY, [{ id: 'n000', misleading: false }]), 'n000')).toMatchObject({ reason: 'NOT_MISLEADING' });
  });

  it('is a reason that raters share', () => {
    const silent = COMMUNITY.map((r) => (r.note === 'n000' ? { ...r, tags: [] } : r));
    const history = { currentStatus: 'CURRENTLY_RATED_HELPFUL' } as const;
    expect(explain(run(silent, [{ id: 'n000', history }]), 'n000')).toMatchObject({ reason: 'NOT_EXPLAINED', margin: 2 });
  });

  it('cannot be helped once the status is locked', () => {
    const history = { currentStatus: 'NEEDS_MORE_RATINGS', lockedStatus: 'NEEDS_MORE_RATINGS' } as const;
    const waited = { ...history, timestampMillisOfNmrDueToMinStableCrhTime: START };
    expect(explain(run(COMMUNITY, [{ id: 'n000', at: START, history: waited }]), 'n000')).toMatchObject({ reason: 'LOCKED' });
  });

  it('is a rule that holds a note back which agreement alone would show', () => {
    const facts: NoteFacts = {
      intercept: 0.45,
      factor: 0.1,
      interceptMax: 0.6,
      numRatings: 30,
      misleading: true,
      wasHelpful: false,
      negative: { helpful: 27, somewhatHelpful: 0, notHelpful: 0 },
      positive: { helpful: 3, somewhatHelpful: 0, notHelpful: 0 },
      outlierTags: [],
      incorrect: null,
    lowDiligence: null,
    interceptNoHighVolume: null,
    interceptNoCorrelated: null,
    };
    const trace: RuleTrace[] = [];
    applyCoreRules(FINAL_RULES, facts, CORE_PARAMETERS, trace);
    expect(explainMissing({ finalStatus: 'NEEDS_MORE_RATINGS', numRatings: 30, trace }, CORE_PARAMETERS)).toMatchObject({
      reason: 'HELD_BACK',
      rule: 'MinMinorityRaters (v1.0)',
      check: { measure: 'netHelpfulOfWeakerSide', value: 3, threshold: 4 },
      margin: 1,
    });
  });

  it('is time for a note that another model made helpful, and a sample for one that a sample took back', () => {
    const opinion = { status: 'NEEDS_MORE_RATINGS', intercept: 0.35, factor: 0.1, confident: true } as const;
    const missing = (core: Opinion, gaussian: Opinion, sample: SampleOpinion | null) => {
      const trace: RuleTrace[] = [];
      decide({ models: new Map([['Core', core], ['Gaussian', gaussian]]), sample }, undefined, () => 3, START, CORE_PARAMETERS, trace);
      return explainMissing({ finalStatus: 'NEEDS_MORE_RATINGS', numRatings: 30, trace }, CORE_PARAMETERS);
    };
    const helpful = { ...opinion, status: 'CURRENTLY_RATED_HELPFUL' } as const;
    expect(missing(opinion, helpful, null)).toMatchObject({ reason: 'WAITING', rule: 'NmrDueToMinStableCrhTime (v1.0)' });
    expect(missing({ ...helpful, intercept: 0.5 }, helpful, { intercept: 0.1, negative: 4, positive: 4 })).toMatchObject({
      reason: 'HELD_BACK',
      rule: 'PopulationSampledIntercept (v1.0)',
    });
  });

  it('is nothing for a note that is shown', () => {
    const input = inputOf(COMMUNITY, [], START + 24 * HOUR);
    const first = score(input, CORE_PARAMETERS);
    const rows = new Map(first.history.map((row) => [row.noteId, row]));
    const second = score({ ...input, now: input.now + 2 * HOUR, history: input.notes.id.map((id) => rows.get(id)) }, CORE_PARAMETERS);
    expect(explain(second, 'n000')).toBeNull();
  });
});
