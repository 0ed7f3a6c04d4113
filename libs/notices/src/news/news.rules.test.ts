import type { NoteStatus } from '@bridgenotes/scoring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUDIENCES, type Audience } from './note-news.entity';
import { dueAt, newsFor, type StableNote } from './news.rules';

const SETTINGS = { authorHours: 6, readersHours: 24, readersWithdrawnHours: 6, readersNoteDays: 7 };
const HOUR = 3_600_000;
const NOW = new Date('2026-03-02T12:00:00Z');
const [OPEN, SHOWN, REJECTED]: NoteStatus[] = ['NEEDS_MORE_RATINGS', 'CURRENTLY_RATED_HELPFUL', 'CURRENTLY_RATED_NOT_HELPFUL'];
const note = (change: Partial<StableNote>): StableNote => ({ status: SHOWN!, told: null, misleading: true, gone: false, createdAt: new Date(NOW.getTime() - 24 * HOUR), ...change });
const about = (audience: Audience, change: Partial<StableNote>) => newsFor(audience, note(change), NOW, SETTINGS);

describe('newsFor', () => {
  it.each<[Audience, Partial<StableNote>, string | null]>([
    ['AUTHOR', {}, 'YOUR_NOTE_HELPFUL'],
    ['AUTHOR', { status: REJECTED }, 'YOUR_NOTE_NOT_HELPFUL'],
    ['AUTHOR', { status: OPEN, told: SHOWN }, 'YOUR_NOTE_LOST_STATUS'],
    ['AUTHOR', { status: OPEN }, null],
    ['AUTHOR', { gone: true }, null],
    ['STATEMENT_AUTHOR', {}, 'NOTE_SHOWN_ON_YOUR_STATEMENT'],
    ['STATEMENT_AUTHOR', { status: REJECTED }, null],
    ['STATEMENT_AUTHOR', { misleading: false }, null],
    ['STATEMENT_AUTHOR', { status: OPEN, told: SHOWN }, 'NOTE_WITHDRAWN_FROM_YOUR_STATEMENT'],
    ['READERS', {}, 'NOTE_SHOWN'],
    ['READERS', { createdAt: new Date(NOW.getTime() - 8 * 24 * HOUR) }, null],
    ['READERS', { status: REJECTED, told: SHOWN }, 'NOTE_WITHDRAWN'],
    ['READERS', { told: SHOWN, gone: true, status: OPEN }, 'NOTE_WITHDRAWN'],
    ['READERS', { status: OPEN, told: REJECTED }, null],
  ])('%s, %o: %s', (audience, change, kind) => expect(about(audience, change)).toBe(kind));

  it('tells nobody what they know', () => {
    fc.assert(fc.property(fc.constantFrom(...AUDIENCES), fc.constantFrom(OPEN!, SHOWN!, REJECTED!), fc.boolean(), (audience, status, misleading) => {
      expect(about(audience, { status, told: status, misleading })).toBeNull();
    }));
  });
});

describe('dueAt', () => {
  it.each<[Audience, NoteStatus, number]>([['AUTHOR', SHOWN!, 6], ['STATEMENT_AUTHOR', OPEN!, 6], ['READERS', SHOWN!, 24], ['READERS', OPEN!, 6]])('%s hear of %s after %i hours', (audience, status, hours) => {
    expect(dueAt(audience, status, NOW, SETTINGS)).toEqual(new Date(NOW.getTime() + hours * HOUR));
  });
});
