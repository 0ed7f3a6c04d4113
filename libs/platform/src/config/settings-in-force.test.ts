import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { field } from './config';
import { nestedInForce, settingsInForce } from './settings-in-force';

describe('settings in force', () => {
  it('have their value, what it would be by default, and what they are for', () => {
    const schema = z.object({ EVERY: field.whole(5, 1, 9).describe('minutes'), PAGE: field.flag(true), NAME: z.string().optional() });
    expect(settingsInForce('api', schema, { EVERY: 7, PAGE: true })).toEqual([
      { section: 'api', name: 'EVERY', value: '7', fallback: '5', description: 'minutes', secret: false },
      { section: 'api', name: 'PAGE', value: 'true', fallback: 'true', description: null, secret: false },
      { section: 'api', name: 'NAME', value: null, fallback: null, description: null, secret: false },
    ]);
  });

  it('never tell a secret, nor its default', () => {
    const schema = z.object({ DATABASE_URL: z.string(), SIGNING_SECRET: z.string().default('none'), PUSH_KEY: z.string(), SMTP_PASSWORD: z.string() });
    const values = { DATABASE_URL: 'postgres://hidden', SIGNING_SECRET: 'hidden', PUSH_KEY: 'hidden', SMTP_PASSWORD: 'hidden' };
    const found = settingsInForce('api', schema, values);
    expect(JSON.stringify(found)).not.toContain('hidden');
    expect(found.map(({ value, fallback, secret }) => [value, fallback, secret])).toEqual(Array.from({ length: 4 }, () => [null, null, true]));
  });

  it('are told leaf by leaf where they are nested', () => {
    const defaults = { rules: { high: 0.4, low: null }, lists: [1, 2], model: null, gone: { a: 1 } };
    expect(nestedInForce('scoring', defaults, { rules: { high: 0.5, low: null }, lists: [3], model: { weights: [1] }, gone: null }).map(({ name, value, fallback }) => [name, value, fallback])).toEqual([
      ['rules.high', '0.5', '0.4'], ['rules.low', 'null', 'null'], ['lists', '[3]', '[1,2]'], ['model.weights', '[1]', null], ['gone', 'null', '{"a":1}'],
    ]);
    expect(nestedInForce('scoring', { list: [{ a: 1, b: 2 }] }, { list: [{ b: 2, a: 1 }] }), 'keys in another order').toMatchObject([{ value: '[{"a":1,"b":2}]', fallback: '[{"a":1,"b":2}]' }]);
    expect(nestedInForce('scoring', defaults, {}).every(({ value, fallback }) => value === fallback), 'a run of an earlier version').toBe(true);
  });
});
