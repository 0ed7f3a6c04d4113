import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgram, runProgram } from '../program';
import { registerScore } from '../score/score.command';
import { registerSimulate } from '../simulate/simulate.command';
import { registerVerify } from './verify.command';

let folder: string;
const bridgenotes = (...args: string[]) => runProgram(createProgram([registerSimulate, registerScore, registerVerify]), args);
const hooked = () => process.listenerCount('SIGINT');

describe('bridgenotes verify DIR', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bridgenotes-verify-'));
    expect(await bridgenotes('simulate', '--out', join(folder, 'tables'), '--seed', '3', '--statements', '20', '--notes', '40', '--raters', '50', '--ratings', '1000', '--days', '5')).toBe(0);
    expect(await bridgenotes('score', join(folder, 'tables'), '--out', join(folder, 'out'))).toBe(0);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('passes, and is stopped by Ctrl-C with the code that shells expect', async () => {
    expect(await bridgenotes('verify', join(folder, 'out'))).toBe(0);
    const before = hooked();
    const ended = bridgenotes('verify', join(folder, 'out'));
    while (hooked() === before) await turn();
    process.emit('SIGINT', 'SIGINT');
    expect(await ended).toBe(130);
    expect(hooked()).toBe(before);
  });
});
