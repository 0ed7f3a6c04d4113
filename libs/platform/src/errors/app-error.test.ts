import { describe, expect, it } from 'vitest';
import { AppError, errorText } from './app-error';
import { ENGLISH, type Catalogue } from './catalogue';

describe('AppError', () => {
  it('says what was wrong and what is allowed', () => {
    const error = new AppError('NOTE_TOO_LONG', { length: 300, limit: 280 });
    expect(error.message).toBe('The note has 300 characters (a URL counts 1); allowed: 280.');
    expect(error).toMatchObject({ code: 'NOTE_TOO_LONG', kind: 'bad-input', details: { length: 300, limit: 280 } });
  });

  it('says when in words for people, never too early, and in its details exactly', () => {
    const error = new AppError('INVITATION_QUOTA', { limit: 2, days: 30, resetsAt: '2026-12-22T17:18:32.631Z' });
    expect(error.message).toBe('You made all 2 invitations of 30 days; the next one is possible from 2026-12-22 17:19 UTC.');
    expect(error.details).toMatchObject({ resetsAt: '2026-12-22T17:18:32.631Z' });
  });

  it('needs no details where the text has none', () => {
    expect(new AppError('SIGN_IN_REQUIRED').details).toEqual({});
  });

  it('speaks another language with another catalogue', () => {
    const german: Catalogue = { ...ENGLISH, NOTE_EMPTY: { text: () => 'Die Notiz hat keinen Text.' } };
    expect(errorText('NOTE_EMPTY', {}, german)).toBe('Die Notiz hat keinen Text.');
  });
});
