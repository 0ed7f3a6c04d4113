import { describe, expect, it } from 'vitest';
import { newHistoryRow } from '../input';
import { CORE_PARAMETERS } from '../parameters';
import { score } from '../score';
import { HOUR, inputOf, START, twoCamps } from '../testing/community';
import { ENROLLMENT_STATES, type EnrollmentState, type NoteStatus } from '../vocabulary';
import { nextEnrollment, type Enrollment } from './enrollment';
import { contributorRecords, isTopWriter, recentNotHelpful, type ContributorRecord, type Verdict } from './record';

const NOW = START + 24 * HOUR;
const RULES = CORE_PARAMETERS.contributors;
const enrolled = (enrollmentState: EnrollmentState, more: Partial<Enrollment> = {}): Enrollment => ({
  enrollmentState, successfulRatingNeededToEarnIn: 5, timestampOfLastStateChange: START, timestampOfLastEarnOut: 1, numberOfTimesEarnedOut: 0, ...more,
});
const record = (given: Partial<ContributorRecord> = {}): ContributorRecord => ({ ratingImpact: 0, helpful: 9, notHelpful: 0, undecided: 0, recent: [], ...given });
const bad = (count: number): Verdict[] => new Array<Verdict>(count).fill('notHelpful');
const after = (state: EnrollmentState, given: Partial<ContributorRecord>, more: Partial<Enrollment> = {}): Enrollment => nextEnrollment(enrolled(state, more), record(given), NOW, RULES);

describe('writing', () => {
  const rows: [string, EnrollmentState, Partial<ContributorRecord>, EnrollmentState][] = [
    ['is unlocked by five good ratings', 'newUser', { ratingImpact: 5 }, 'earnedIn'],
    ['not by four', 'newUser', { ratingImpact: 4 }, 'newUser'],
    ['stays unlocked with one not helpful note', 'earnedIn', { recent: bad(1), notHelpful: 1 }, 'earnedIn'],
    ['is at risk with two', 'earnedIn', { recent: bad(2), notHelpful: 2 }, 'atRisk'],
    ['is no longer at risk when one of them has turned', 'atRisk', { recent: bad(1), notHelpful: 1 }, 'earnedIn'],
    ['stays at risk', 'atRisk', { recent: bad(2), notHelpful: 2 }, 'atRisk'],
    ['is lost with three', 'atRisk', { recent: bad(3), notHelpful: 3 }, 'earnedOutAcknowledged'],
    ['is lost with one, where not helpful notes outnumber helpful ones', 'earnedIn', { recent: bad(1), notHelpful: 1, helpful: 0 }, 'earnedOutAcknowledged'],
    ['not without a recent one', 'earnedIn', { recent: bad(0), notHelpful: 3, helpful: 0 }, 'earnedIn'],
    ['nor where they balance', 'earnedIn', { recent: bad(1), notHelpful: 1, helpful: 1 }, 'earnedIn'],
    ['stays lost until enough good ratings', 'earnedOutAcknowledged', { ratingImpact: 4 }, 'earnedOutAcknowledged'],
    ['is lost whether that was acknowledged or not', 'earnedOutNoAcknowledge', { ratingImpact: 4 }, 'earnedOutAcknowledged'],
    ['comes back with them', 'earnedOutAcknowledged', { ratingImpact: 5 }, 'earnedIn'],
  ];
  it.each(rows)('%s', (_said, state, given, next) => {
    const got = after(state, given);
    expect(got.enrollmentState).toBe(next);
    expect(got.timestampOfLastStateChange).toBe(next === state || state === 'earnedOutNoAcknowledge' ? START : NOW);
  });

  it('is harder to unlock each time it is lost, except for top writers', () => {
    expect(after('earnedIn', { recent: bad(3), ratingImpact: 7 })).toMatchObject({ successfulRatingNeededToEarnIn: 12, numberOfTimesEarnedOut: 1 });
    expect(after('earnedIn', { recent: bad(3), ratingImpact: -7 }, { numberOfTimesEarnedOut: 2 })).toMatchObject({ successfulRatingNeededToEarnIn: 15, numberOfTimesEarnedOut: 3 });
    const top = { helpful: 20, notHelpful: 3, recent: bad(3) };
    expect(after('earnedIn', top, { numberOfTimesEarnedOut: 2 }).successfulRatingNeededToEarnIn).toBe(5);
  });

  it('starts afresh after it was lost: notes from before do not count', () => {
    expect(after('earnedOutAcknowledged', {}).timestampOfLastEarnOut).toBe(NOW);
    expect(after('earnedIn', {}).timestampOfLastEarnOut).toBe(1);
  });

  it('is not touched for the removed and for programs', () => {
    for (const state of ENROLLMENT_STATES.filter((s) => s === 'removed' || s.startsWith('api'))) {
      expect(after(state, { ratingImpact: 50, recent: bad(5), notHelpful: 50 })).toEqual(enrolled(state));
    }
  });
});

describe('the record', () => {
  it('counts the last five notes since writing was lost, those with a status first', () => {
    const { raters } = score(inputOf([], [{ id: '1', author: 'w' }], NOW), CORE_PARAMETERS);
    const row = (noteId: string, currentStatus: NoteStatus, at = NOW) => ({ ...newHistoryRow(noteId, 'w', at), currentStatus });
    const not = 'CURRENTLY_RATED_NOT_HELPFUL';
    const history = [row('9', not), row('10', not), row('11', 'NEEDS_MORE_RATINGS'), ...['12', '13', '14', '15'].map((id) => row(id, 'CURRENTLY_RATED_HELPFUL')), row('3', not, START)];
    const recent = (lastEarnOut: number | null) => recentNotHelpful(contributorRecords(history, raters, () => lastEarnOut, RULES).get('w')!);
    expect(recent(null)).toBe(1);
    expect(recentNotHelpful(contributorRecords(history.slice(0, 3), raters, () => null, RULES).get('w')!)).toBe(2);
    expect(recentNotHelpful(contributorRecords(history.slice(7), raters, () => START, RULES).get('w')!)).toBe(0);
    expect(recentNotHelpful(contributorRecords(history.slice(7), raters, () => START - 1, RULES).get('w')!)).toBe(1);
  });

  it('counts helpful ratings of not helpful notes twice', () => {
    const { raters, history } = score(inputOf(twoCamps(11, 40, 60)), CORE_PARAMETERS);
    const records = contributorRecords(history, raters, () => null, RULES);
    for (const rater of raters) {
      const { successfulRatingHelpfulCount: a, successfulRatingNotHelpfulCount: b, unsuccessfulRatingHelpfulCount: c, unsuccessfulRatingNotHelpfulCount: d } = rater;
      expect(records.get(rater.id)!.ratingImpact).toBe(a + b - c - 2 * d);
    }
  });

  it('makes a top writer of ten more helpful notes than not, if these are not rare', () => {
    expect(isTopWriter(record({ helpful: 10 }), RULES)).toBe(true);
    expect(isTopWriter(record({ helpful: 10, notHelpful: 1 }), RULES)).toBe(false);
    expect(isTopWriter(record({ helpful: 10, undecided: 240 }), RULES)).toBe(true);
    expect(isTopWriter(record({ helpful: 10, undecided: 241 }), RULES)).toBe(false);
  });
});
