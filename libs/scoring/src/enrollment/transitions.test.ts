import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENROLLMENT_STATES, type EnrollmentState } from '../vocabulary';
import { CONTRIBUTORS } from './contributor-parameters';
import { follow, followAll, isEarnedOut, isWriting, nextEnrollment, type Enrollment, type EnrollmentEvent } from './enrollment';
import { outlook } from './outlook';
import { withNote, type ContributorRecord, type Verdict } from './record';
import type { TransitionReason } from './transition';

const ASKING = { ...CONTRIBUTORS, asksToAcknowledge: true };
const enrolled = (enrollmentState: EnrollmentState, more: Partial<Enrollment> = {}): Enrollment => ({
  enrollmentState, successfulRatingNeededToEarnIn: 5, timestampOfLastStateChange: 1000, timestampOfLastEarnOut: 1, numberOfTimesEarnedOut: 0, ...more,
});
const record = (given: Partial<ContributorRecord> = {}): ContributorRecord => ({ ratingImpact: 0, helpful: 9, notHelpful: 0, undecided: 0, recent: [], ...given });
const bad = (count: number): Verdict[] => new Array<Verdict>(count).fill('notHelpful');
const assessed = (given: Partial<ContributorRecord>, at = 2000): EnrollmentEvent => ({ kind: 'assessed', at, record: record(given) });
const reasons = (before: Enrollment, ...events: EnrollmentEvent[]) => followAll(before, events, ASKING).transitions.map((step) => step.reason);

/** Which steps each reason of the machine may take. */
const EDGES: Partial<Record<TransitionReason, readonly string[]>> = {
  EARNED_IN_BY_RATING_IMPACT: ['newUser earnedIn'],
  EARNED_IN_AGAIN_BY_RATING_IMPACT: ['earnedOutNoAcknowledge earnedIn', 'earnedOutAcknowledged earnedIn'],
  AT_RISK_BY_NOTES: ['earnedIn atRisk'],
  BACK_TO_EARNED_IN: ['atRisk earnedIn'],
  EARNED_OUT_THREE_OF_FIVE: ['earnedIn', 'atRisk'].flatMap((from) => [`${from} earnedOutNoAcknowledge`, `${from} earnedOutAcknowledged`]),
  EARNED_OUT_SINGLE_TRIGGER: ['earnedIn', 'atRisk'].flatMap((from) => [`${from} earnedOutNoAcknowledge`, `${from} earnedOutAcknowledged`]),
  TAKEN_FOR_ACKNOWLEDGED: ['earnedOutNoAcknowledge earnedOutAcknowledged'],
  ACKNOWLEDGED: ['earnedOutNoAcknowledge earnedOutAcknowledged'],
  APPEAL_LIFTED: ['earnedOutNoAcknowledge earnedIn', 'earnedOutAcknowledged earnedIn'],
};

describe('every change has a reason, with the figures it was decided on', () => {
  it.each<[TransitionReason[], EnrollmentState, Partial<ContributorRecord>]>([
    [[], 'newUser', { ratingImpact: 4 }],
    [['EARNED_IN_BY_RATING_IMPACT'], 'newUser', { ratingImpact: 5 }],
    [['EARNED_IN_BY_RATING_IMPACT', 'AT_RISK_BY_NOTES'], 'newUser', { ratingImpact: 5, recent: bad(2), notHelpful: 2 }],
    [['EARNED_IN_BY_RATING_IMPACT', 'EARNED_OUT_THREE_OF_FIVE'], 'newUser', { ratingImpact: 5, recent: bad(3), notHelpful: 3 }],
    [['AT_RISK_BY_NOTES'], 'earnedIn', { recent: bad(2), notHelpful: 2 }],
    [['BACK_TO_EARNED_IN'], 'atRisk', { recent: bad(1), notHelpful: 1 }],
    [['EARNED_OUT_THREE_OF_FIVE'], 'atRisk', { recent: bad(3), notHelpful: 3 }],
    [['EARNED_OUT_SINGLE_TRIGGER'], 'earnedIn', { recent: bad(1), notHelpful: 1, helpful: 0 }],
    [[], 'earnedOutNoAcknowledge', { ratingImpact: 4 }],
    [['EARNED_IN_AGAIN_BY_RATING_IMPACT'], 'earnedOutNoAcknowledge', { ratingImpact: 5 }],
    [['EARNED_IN_AGAIN_BY_RATING_IMPACT'], 'earnedOutAcknowledged', { ratingImpact: 5 }],
    [[], 'removed', { ratingImpact: 50 }],
    [[], 'apiEarnedIn', { recent: bad(5), notHelpful: 50 }],
  ])('%j from %s', (expected, state, given) => expect(reasons(enrolled(state), assessed(given))).toEqual(expected));

  it('tells what will unlock writing, and what did', () => {
    const lost = follow(enrolled('earnedIn'), assessed({ ratingImpact: 7, helpful: 4, notHelpful: 3, recent: bad(3) }), ASKING);
    expect(lost.transitions).toEqual([{
      from: 'earnedIn', to: 'earnedOutNoAcknowledge', reason: 'EARNED_OUT_THREE_OF_FIVE', at: 2000,
      numbers: { ratingImpact: 7, ratingImpactNeeded: 12, helpful: 4, notHelpful: 3, recentNotHelpful: 3, recentNotes: 5 },
    }]);
    const found = follow(lost.enrollment, assessed({ ratingImpact: 12, helpful: 4, notHelpful: 3 }, 3000), ASKING);
    expect(found.transitions).toMatchObject([{ reason: 'EARNED_IN_AGAIN_BY_RATING_IMPACT', numbers: { ratingImpact: 12, ratingImpactNeeded: 12 } }]);
  });

  it('is acknowledged by the person where people are asked, and taken for acknowledged by the next run elsewhere', () => {
    const lost = enrolled('earnedOutNoAcknowledge', { numberOfTimesEarnedOut: 1 });
    expect(reasons(lost, assessed({}), { kind: 'acknowledged', at: 2500 }, { kind: 'acknowledged', at: 2600 })).toEqual(['ACKNOWLEDGED']);
    expect(followAll(lost, [assessed({})], CONTRIBUTORS).transitions.map((step) => step.reason)).toEqual(['TAKEN_FOR_ACKNOWLEDGED']);
    expect(follow(enrolled('earnedIn'), { kind: 'acknowledged', at: 1 }, ASKING).transitions).toEqual([]);
  });

  it('taken back by an appeal, does not count and does not come again by the same notes', () => {
    const lost = follow(enrolled('atRisk'), assessed({ recent: bad(3), notHelpful: 3, ratingImpact: 2 }), ASKING).enrollment;
    const lifted = follow(lost, { kind: 'appealLifted', at: 3000 }, ASKING);
    expect(lifted.enrollment).toMatchObject({ enrollmentState: 'earnedIn', numberOfTimesEarnedOut: 0, timestampOfLastEarnOut: 3000, timestampOfLastStateChange: 3000 });
    expect(reasons(lifted.enrollment, assessed({ recent: [], notHelpful: 20, helpful: 0 }))).toEqual([]);
    for (const state of ENROLLMENT_STATES.filter((s) => !isEarnedOut(s))) expect(follow(enrolled(state), { kind: 'appealLifted', at: 1 }, ASKING).enrollment).toEqual(enrolled(state));
  });
});

const someRecord: fc.Arbitrary<ContributorRecord> = fc.record({
  ratingImpact: fc.integer({ min: -20, max: 40 }), helpful: fc.nat(15), notHelpful: fc.nat(15), undecided: fc.nat(400),
  recent: fc.array(fc.constantFrom<Verdict>('helpful', 'notHelpful'), { maxLength: 5 }),
});
const someEvents: fc.Arbitrary<EnrollmentEvent[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: someRecord.map((of) => ({ kind: 'assessed' as const, at: 0, record: of })) },
    { weight: 1, arbitrary: fc.constant({ kind: 'acknowledged' as const, at: 0 }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'appealLifted' as const, at: 0 }) },
  ), { maxLength: 30 },
).map((events) => events.map((event, i) => ({ ...event, at: 2000 + i * 1000 })));
const someStart = fc.constantFrom(...ENROLLMENT_STATES).map((state) => enrolled(state));
const someParameters = fc.constantFrom(CONTRIBUTORS, ASKING);

describe('folding events', () => {
  it('gives the same state at once and step by step, and its transitions lead there', () => {
    fc.assert(
      fc.property(someStart, someEvents, fc.nat(30), someParameters, (start, events, at, parameters) => {
        const whole = followAll(start, events, parameters);
        const first = followAll(start, events.slice(0, at), parameters);
        const second = followAll(first.enrollment, events.slice(at), parameters);
        expect(second.enrollment).toEqual(whole.enrollment);
        expect([...first.transitions, ...second.transitions]).toEqual(whole.transitions);
        const end = whole.transitions.reduce((state, step) => {
          expect(step.from, 'each step goes on where the one before ended').toBe(state);
          expect(EDGES[step.reason], step.reason).toContain(`${step.from} ${step.to}`);
          return step.to;
        }, start.enrollmentState);
        expect(end).toBe(whole.enrollment.enrollmentState);
      }),
    );
  });

  it('asks each run once: the same findings again change nothing more', () => {
    fc.assert(
      fc.property(someStart, someRecord, (start, of) => {
        const event = { kind: 'assessed' as const, at: 2000, record: of };
        const once = follow(start, event, ASKING);
        // what was found before the loss does not count after it
        const again = { ...event, record: isEarnedOut(once.enrollment.enrollmentState) ? { ...of, ratingImpact: Math.min(of.ratingImpact, once.enrollment.successfulRatingNeededToEarnIn! - 1), recent: [] } : of };
        expect(follow(once.enrollment, again, ASKING).transitions).toEqual([]);
      }),
    );
  });

  it('counts losses, and only losses, and sets the impact that is needed above the one there is', () => {
    fc.assert(
      fc.property(someStart, someEvents, (start, events) => {
        const { enrollment, transitions } = followAll(start, events.filter((event) => event.kind !== 'appealLifted'), ASKING);
        const losses = transitions.filter((step) => isWriting(step.from) && isEarnedOut(step.to));
        expect(enrollment.numberOfTimesEarnedOut).toBe(losses.length);
        for (const { numbers } of losses) expect(numbers!.ratingImpactNeeded).toBeGreaterThanOrEqual(5 + Math.max(numbers!.ratingImpact, 0));
      }),
    );
  });
});

describe('the outlook', () => {
  it.each<[string, EnrollmentState, Partial<ContributorRecord>, object]>([
    ['of a newcomer', 'newUser', { ratingImpact: 2 }, { unlocksAt: { ratingImpactNeeded: 5, missing: 3 }, locksAfter: null, calmAfter: null }],
    ['of a writer whose notes are good', 'earnedIn', {}, { unlocksAt: null, locksAfter: { notHelpfulNotes: 3, reason: 'EARNED_OUT_THREE_OF_FIVE', ratingImpactNeeded: 5 }, calmAfter: null }],
    ['of a writer without notes', 'earnedIn', { helpful: 0, ratingImpact: 6 }, { locksAfter: { notHelpfulNotes: 1, reason: 'EARNED_OUT_SINGLE_TRIGGER', ratingImpactNeeded: 11 } }],
    ['at risk', 'atRisk', { notHelpful: 2, recent: ['notHelpful', 'helpful', 'notHelpful'] }, { locksAfter: { notHelpfulNotes: 1 }, calmAfter: 3 }],
    ['where the next note pushes a bad one out', 'atRisk', { notHelpful: 2, recent: ['notHelpful', 'helpful', 'helpful', 'helpful', 'notHelpful'] }, { locksAfter: { notHelpfulNotes: 2 }, calmAfter: 1 }],
    ['of the removed', 'removed', {}, { unlocksAt: null, locksAfter: null, calmAfter: null }],
  ])('%s', (_whose, state, given, expected) => expect(outlook(enrolled(state), record(given), 2000, ASKING)).toMatchObject(expected));

  it('is what the machine then does', () => {
    fc.assert(
      fc.property(someRecord, fc.constantFrom<EnrollmentState>('earnedIn', 'atRisk'), (of, state) => {
        const start = nextEnrollment(enrolled(state), of, 2000, ASKING);
        fc.pre(isWriting(start.enrollmentState));
        const { locksAfter } = outlook(start, of, 3000, ASKING);
        const notes = locksAfter?.notHelpfulNotes ?? 50;
        let now = of;
        for (let n = 1; n <= notes; n++) {
          now = withNote(now, 'notHelpful', ASKING);
          expect(isEarnedOut(nextEnrollment(start, now, 3000, ASKING).enrollmentState)).toBe(n === locksAfter?.notHelpfulNotes);
        }
        if (locksAfter !== null) expect(nextEnrollment(start, now, 3000, ASKING).successfulRatingNeededToEarnIn).toBe(locksAfter.ratingImpactNeeded);
      }),
    );
  });
});
