import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { compileFor, sparingFlags } from './short-run';

it('tells V8 to compile sparingly for a short run, not for a long one', () => {
  expect(compileFor(2 ** 26)).toBe(false);
  expect(compileFor(2_000_000)).toBe(true);
});

it('tells V8 nothing that it does not know, and would complain of', () => {
  const { stderr, status } = spawnSync(process.execPath, [...sparingFlags(), '--eval', '0'], { encoding: 'utf8' });
  expect([stderr, status]).toEqual(['', 0]);
});

it('has V8 wait longer where it counts bytes', () => {
  expect(sparingFlags('11.3.244.8-node.38')).toContain('--interrupt-budget=200000');
  expect(sparingFlags('13.6.233.17-node.41')).not.toContain('--interrupt-budget=200000');
});
