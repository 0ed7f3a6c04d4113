import { AppError, textUpTo } from '@bridgenotes/platform';
import { CONTRIBUTORS, ENROLLMENT_STATES, TRANSITION_REASONS, type EnrollmentState } from '@bridgenotes/scoring';
import { describe, expect, it } from 'vitest';
import { checkMayWrite, lockOf, writingAbility, WRITING_LOCKS, type WritingLock } from './ability.rules';
import { ABILITY, contributorParameters } from './ability.settings';
import { ENGLISH_ABILITY } from './ability.texts';
import { checkMayAppeal, checkMayDecide, MAX_APPEAL_LENGTH } from './appeal.rules';

const FOUNDED = { notesWithStatus: 50, notesNeeded: 50 };
const FOUNDING = { notesWithStatus: 49, notesNeeded: 50 };
const refused = (check: () => unknown): AppError | null => {
  try {
    check();
    return null;
  } catch (error) {
    return error as AppError;
  }
};

describe('who may write', () => {
  const locks: Readonly<Record<EnrollmentState, WritingLock | null>> = {
    earnedIn: null, atRisk: null, newUser: 'NOT_EARNED_IN', earnedOutNoAcknowledge: 'EARNED_OUT', earnedOutAcknowledged: 'EARNED_OUT',
    removed: 'REMOVED', apiTestUser: 'PROGRAM', apiEarnedIn: 'PROGRAM', apiEarnedOut: 'PROGRAM',
  };
  it.each(ENROLLMENT_STATES)('in state %s', (state) => {
    expect(lockOf(state, FOUNDED)).toBe(locks[state]);
    expect(lockOf(state, FOUNDING), 'while founding, newcomers too').toBe(state === 'newUser' ? null : locks[state]);
    expect(lockOf(state, { notesWithStatus: 0, notesNeeded: 0 }), 'without a founding phase').toBe(locks[state]);
  });

  it('is refused with what unlocks it, where anything does', () => {
    const person = { ratingImpact: 2, successfulRatingNeededToEarnIn: 12 };
    expect(refused(() => checkMayWrite({ ...person, enrollmentState: 'earnedOutAcknowledged' }, FOUNDED))).toMatchObject({ code: 'WRITING_LOCKED', details: { lock: 'EARNED_OUT', ratingImpact: 2, ratingImpactNeeded: 12, missing: 10 } });
    expect(refused(() => checkMayWrite({ ...person, enrollmentState: 'removed' }, FOUNDING))).toMatchObject({ details: { lock: 'REMOVED', ratingImpactNeeded: null, missing: null } });
    expect(refused(() => checkMayWrite({ ...person, enrollmentState: 'atRisk' }, FOUNDED))).toBeNull();
  });

  it('is foretold for newcomers of a community that is being founded', () => {
    const newcomer = { enrollmentState: 'newUser' as const, successfulRatingNeededToEarnIn: 5, timestampOfLastStateChange: null, timestampOfLastEarnOut: null, numberOfTimesEarnedOut: 0 };
    const record = { ratingImpact: 1, helpful: 0, notHelpful: 0, undecided: 2, recent: [] };
    expect(writingAbility(newcomer, record, FOUNDING, 0, CONTRIBUTORS)).toEqual({ mayWrite: true, lockedBy: null, whileFounding: true, unlocksAt: { ratingImpactNeeded: 5, missing: 4 }, locksAfter: null, calmAfter: null });
    expect(writingAbility(newcomer, record, FOUNDED, 0, CONTRIBUTORS)).toMatchObject({ mayWrite: false, lockedBy: 'NOT_EARNED_IN', whileFounding: false });
  });
});

describe('the settings', () => {
  it('are the values of the scorer, but that people are asked to acknowledge a loss', () => {
    expect(contributorParameters(ABILITY.schema.parse({}))).toEqual({ ...CONTRIBUTORS, asksToAcknowledge: true });
  });
});

describe('the texts', () => {
  it('are there for every reason and every lock', () => {
    expect(Object.keys(ENGLISH_ABILITY.reasons).sort()).toEqual([...TRANSITION_REASONS].sort());
    expect(Object.keys(ENGLISH_ABILITY.locks).sort()).toEqual([...WRITING_LOCKS].sort());
  });
});

describe('an appeal', () => {
  const lost = { enrollmentState: 'earnedOutNoAcknowledge' as const, lastStateChangeAt: new Date(1000) };

  it.each([
    ['is for who lost writing', lost, null, undefined],
    ['not for who did not', { ...lost, enrollmentState: 'atRisk' as const }, null, 'NOT_LOCKED'],
    ['nor for newcomers', { ...lost, enrollmentState: 'newUser' as const }, null, 'NOT_LOCKED'],
    ['is made once for a loss', lost, { state: 'upheld', openedAt: new Date(1000) }, 'APPEAL_ALREADY_MADE'],
    ['may be made again for the next loss', lost, { state: 'upheld', openedAt: new Date(999) }, undefined],
    ['but not beside one that is open', lost, { state: 'open', openedAt: new Date(999) }, 'APPEAL_ALREADY_MADE'],
  ])('%s', (_said, person, last, code) => expect(refused(() => checkMayAppeal(person, last))?.code).toBe(code));

  it('is decided by somebody else, whose rating had no part in it', () => {
    expect(refused(() => checkMayDecide('1', { contributorId: '2' }, false))).toBeNull();
    expect(refused(() => checkMayDecide('2', { contributorId: '2' }, false))?.code).toBe('APPEAL_CONFLICT');
    expect(refused(() => checkMayDecide('1', { contributorId: '2' }, true))?.code).toBe('APPEAL_CONFLICT');
  });

  it('has a text that can be stored and read', () => {
    expect(textUpTo(MAX_APPEAL_LENGTH, 'text', '  a\r\nb ')).toBe('a\nb');
    for (const bad of ['', ' \n', 'x'.repeat(2001), 'a\0b', 'a\u202eb', '\ud800']) expect(refused(() => textUpTo(MAX_APPEAL_LENGTH, 'text', bad))?.code).toBe('INVALID_INPUT');
    expect(textUpTo(MAX_APPEAL_LENGTH, 'text', '😀'.repeat(2000))).toHaveLength(4000);
  });
});
