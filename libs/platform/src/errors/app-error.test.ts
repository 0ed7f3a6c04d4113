import { describe, expect, it } from 'vitest';
import { AppError, errorText } from './app-error';
import { ENGLISH, type Catalogue } from './catalogue';

describe('AppError', () => {
  it('says what was wrong and what is allowed', () => {
    const error = new AppError('NOTE_TOO_LONG', { length: 300, limit: 280 });
    expect(error.message).toBe('The note has 300 characters (a URL counts 1); allowed: 280.');
    expect(error).toMatchObject({ code: 'NOTE_TOO_LONG', kind: 'bad-input', details: { length: 300, limit: 280 } });
  });

  it('needs no details where the text has none', () => {
    expect(new AppError('SIGN_IN_REQUIRED').details).toEqual({});
  });

  it('speaks another language with another catalogue', () => {
    const german: Catalogue = { ...ENGLISH, NOTE_EMPTY: { text: () => 'Die Notiz hat keinen Text.' } };
    expect(errorText('NOTE_EMPTY', {}, german)).toBe('Die Notiz hat keinen Text.');
  });
});
