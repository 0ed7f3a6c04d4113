import type { Viewer } from '@bridgenotes/platform';
import { SCOPES, textUpTo } from '@bridgenotes/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueDrawAt, lastDrawAt, nextDrawAt, seedText, slotsOf } from './admission.rules';
import { checkQuota, CODE_BYTES, invitationCode, invitationStateOf, normalCode, quotaOf } from './invitation.rules';
import { checkMayAppeal, checkMayDecide, checkMayRemove, MAX_TEXT_LENGTH } from './removal.rules';

const refused = (code: string) => expect.objectContaining({ code }) as Error;
const now = new Date('2026-03-01T12:30:00Z');

describe('draws', () => {
  const terms = { drawEveryHours: 24, slotsPerDraw: 10, slotsOfGroup: { DE: 2 } };

  it('are at fixed moments', () => {
    expect([lastDrawAt(now, terms), nextDrawAt(now, terms)]).toEqual([new Date('2026-03-01T00:00:00Z'), new Date('2026-03-02T00:00:00Z')]);
    expect([slotsOf('DE', terms), slotsOf('FR', terms), slotsOf('', terms)]).toEqual([2, 10, 10]);
  });

  it('are caught up with one after the other, and never before somebody waits', () => {
    const waitingSince = new Date('2026-02-27T08:00:00Z');
    const due: (Date | null)[] = [dueDrawAt({ drawnAt: null, waitingSince }, now, terms)];
    while (due.at(-1) !== null) due.push(dueDrawAt({ drawnAt: due.at(-1)!, waitingSince }, now, terms));
    expect(due).toEqual([new Date('2026-02-28T00:00:00Z'), new Date('2026-03-01T00:00:00Z'), null]);
    expect(dueDrawAt({ drawnAt: new Date('2026-01-01T00:00:00Z'), waitingSince: now }, now, terms)).toBeNull();
  });

  it('are on multiples of their period, not in the future, and after the one before', () => {
    const times = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
    fc.assert(fc.property(times, times, times, fc.integer({ min: 1, max: 200 }), (at, waitingSince, drawn, drawEveryHours) => {
      const own = { ...terms, drawEveryHours };
      const drawnAt = lastDrawAt(drawn, own);
      const due = dueDrawAt({ drawnAt, waitingSince }, at, own);
      if (due === null) return;
      expect([due <= at, due > drawnAt, due >= waitingSince, due.getTime() % (drawEveryHours * 3_600_000)]).toEqual([true, true, true, 0]);
    }));
  });

  it('have a seed that tells the lists apart, and not their order', () => {
    expect(seedText('DE', now, ['b', 'a'])).toBe(seedText('DE', now, ['a', 'b']));
    expect(new Set([seedText('DE', now, ['a']), seedText('FR', now, ['a']), seedText('DE', new Date(0), ['a']), seedText('DE', now, ['a', 'b'])]).size).toBe(4);
  });
});

describe('invitations', () => {
  const viewer = (role: Viewer['role']): Viewer => ({ via: 'token', contributorId: '1', role, alias: 'Calm Heron', scopes: SCOPES, removed: false, limitKey: '' });
  const terms = { invitationsPerMonth: 2, moderatorInvitationsPerMonth: 50, invitationDays: 14 };

  it('have a code that is found again however it is typed', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES }), (random) => {
      const code = invitationCode(random);
      expect(code).toMatch(/^([A-Z0-9]{6}-){3}[A-Z0-9]{6}$/);
      expect(normalCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
    }));
    expect([normalCode('ABC'), normalCode(''), normalCode('I'.repeat(24))]).toEqual([null, null, null]);
    expect(() => invitationCode(new Uint8Array(3))).toThrow(RangeError);
  });

  it('are different for different bytes', () => {
    const bytes = (last: number) => Uint8Array.from({ length: CODE_BYTES }, (_, i) => (i === CODE_BYTES - 1 ? last : 0));
    expect(new Set(Array.from({ length: 256 }, (_, last) => invitationCode(bytes(last)))).size).toBe(256);
  });

  it('are good for one person, for a while', () => {
    const open = { usedAt: null, revokedAt: null, expiresAt: new Date(now.getTime() + 1) };
    expect([invitationStateOf(open, now), invitationStateOf({ ...open, expiresAt: now }, now), invitationStateOf({ ...open, revokedAt: now }, now), invitationStateOf({ ...open, usedAt: now }, now)]).toEqual(['OPEN', 'EXPIRED', 'REVOKED', 'USED']);
  });

  it('are as many as the role may make', () => {
    expect([quotaOf(viewer('contributor'), terms), quotaOf(viewer('moderator'), terms), quotaOf(viewer('admin'), terms)]).toEqual([2, 50, 50]);
    expect(() => checkQuota([now], 2, now)).not.toThrow();
    const [first, second] = [new Date('2026-02-20T00:00:00Z'), new Date('2026-02-10T00:00:00Z')];
    expect(() => checkQuota([first, second], 2, now)).toThrow(expect.objectContaining({ code: 'INVITATION_QUOTA', details: { limit: 2, days: 30, resetsAt: '2026-03-12T00:00:00.000Z' } }) as Error);
    expect(() => checkQuota([], 0, now)).toThrow(expect.objectContaining({ details: { limit: 0, days: 30, resetsAt: null } }) as Error);
  });
});

describe('removals', () => {
  it('are of people of a lower role, and not of oneself', () => {
    const as = (id: string, role: Viewer['role']) => ({ id, role });
    for (const role of ['reader', 'contributor'] as const) expect(() => checkMayRemove(as('1', 'moderator'), as('2', role))).not.toThrow();
    expect(() => checkMayRemove(as('1', 'admin'), as('2', 'moderator'))).not.toThrow();
    for (const [by, whom] of [[as('1', 'moderator'), as('2', 'moderator')], [as('1', 'moderator'), as('2', 'admin')], [as('1', 'admin'), as('2', 'admin')], [as('1', 'admin'), as('1', 'admin')]] as const) {
      expect(() => checkMayRemove(by, whom)).toThrow(refused('FORBIDDEN'));
    }
  });

  it('are appealed once', () => {
    expect(() => checkMayAppeal({ appealedAt: null })).not.toThrow();
    expect(() => checkMayAppeal(null)).toThrow(refused('NOT_REMOVED'));
    expect(() => checkMayAppeal({ appealedAt: now })).toThrow(refused('REMOVAL_APPEALED'));
  });

  it('are judged once, by another moderator', () => {
    const appealed = { removedBy: '1', contributorId: '3', appealedAt: now, appealDecidedAt: null, endedAt: null };
    expect(() => checkMayDecide('2', appealed)).not.toThrow();
    expect(() => checkMayDecide('1', appealed)).toThrow(refused('OWN_DECISION'));
    expect(() => checkMayDecide('3', appealed)).toThrow(refused('OWN_DECISION'));
    expect(() => checkMayDecide('2', { ...appealed, appealedAt: null })).toThrow(refused('NO_APPEAL'));
    expect(() => checkMayDecide('2', { ...appealed, appealDecidedAt: now })).toThrow(refused('APPEAL_DECIDED'));
    expect(() => checkMayDecide('2', { ...appealed, endedAt: now })).toThrow(refused('APPEAL_DECIDED'));
  });

  it('say something, and not too much', () => {
    expect(textUpTo(MAX_TEXT_LENGTH, 'text', ' because ')).toBe('because');
    expect(textUpTo(MAX_TEXT_LENGTH, 'text', '🙂'.repeat(MAX_TEXT_LENGTH))).toHaveLength(2 * MAX_TEXT_LENGTH);
    for (const given of ['', ' \n', 'x'.repeat(MAX_TEXT_LENGTH + 1), 'a\0b']) expect(() => textUpTo(MAX_TEXT_LENGTH, 'text', given)).toThrow(refused('INVALID_INPUT'));
  });
});
