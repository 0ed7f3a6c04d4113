import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../errors/app-error';
import { databaseFields, field, readConfig } from './config';

const schema = z.object({ ...databaseFields, PORT: field.whole(4000, 0, 65535), PAGE: field.flag(true), LOSS: field.share(0.3), API_SECRET: z.string().min(10, 'allowed: 10 characters or more').optional() });
const url = 'postgres://user:password@localhost:5432/db';

const refusal = (environment: Record<string, string>): string => {
  try {
    readConfig(schema, environment);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return (error as AppError).message;
  }
  return 'accepted';
};

describe('readConfig', () => {
  it('fills in defaults, converts and freezes', () => {
    const config = readConfig(schema, { DATABASE_URL: url, PORT: '0', PAGE: 'false', OTHER: 'ignored' });
    expect(config).toEqual({ DATABASE_URL: url, DATABASE_POOL_SIZE: 10, PORT: 0, PAGE: false, LOSS: 0.3 });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes an empty variable as one that is not set', () => {
    expect(readConfig(schema, { DATABASE_URL: url, PORT: '' }).PORT).toBe(4000);
  });

  it('names every wrong variable, what was given and what is allowed, at once', () => {
    const text = refusal({ DATABASE_URL: url, PORT: '99999', PAGE: 'maybe', LOSS: '2' });
    expect(text).toContain('PORT is "99999": allowed: 0 to 65535');
    expect(text).toContain('PAGE is "maybe": allowed: 0, 1, true, false');
    expect(text).toContain('LOSS is "2": allowed: 0 to 1');
  });

  it('refuses a pool in which a scoring run and a chore would take all connections and wait for one more', () => {
    expect(refusal({ DATABASE_URL: url, DATABASE_POOL_SIZE: '2' })).toContain('DATABASE_POOL_SIZE is "2": allowed: 3 to 200 (connections per process, and as many again for the relay of a worker; a scoring run and a chore each hold one while they use another)');
    expect(refusal({ DATABASE_URL: url, DATABASE_POOL_SIZE: '3' })).toBe('accepted');
  });

  it('says which variable is missing and what it is for', () => {
    expect(refusal({})).toContain('DATABASE_URL is not set');
    expect(refusal({})).toContain('the PostgreSQL to use');
  });

  it('never repeats a secret', () => {
    const text = refusal({ DATABASE_URL: 'mysql://user:hunter2@localhost', API_SECRET: 'hunter2' });
    expect(text).toContain('DATABASE_URL');
    expect(text).toContain('API_SECRET');
    expect(text).not.toContain('hunter2');
  });
});
