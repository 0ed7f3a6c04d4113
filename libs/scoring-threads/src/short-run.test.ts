import { expect, it } from 'vitest';
import { compileFor } from './short-run';

it('tells V8 to compile sparingly for a short run, not for a long one', () => {
  expect(compileFor(2 ** 26)).toBe(false);
  expect(compileFor(2_000_000)).toBe(true);
});
