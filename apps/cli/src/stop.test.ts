import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createProgram, runProgram } from './program';
import { Stopped, uninterrupted, untilStopped } from './stop';

const listeners = () => process.listenerCount('SIGINT') + process.listenerCount('SIGTERM');

describe('work that can be stopped', () => {
  it('gives its result, or fails as it fails, and leaves no handler behind', async () => {
    const before = listeners();
    expect(await untilStopped(() => Promise.resolve(7))).toBe(7);
    await expect(untilStopped(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(listeners()).toBe(before);
  });

  it.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('is told of %s, and its program ends with %i', async (signal, code) => {
    const work = untilStopped(async (stop) => {
      process.emit(signal, signal);
      stop.throwIfAborted();
    });
    await expect(work).rejects.toMatchObject({ message: 'stopped; run the same command again to go on', exitCode: code });
    const program = createProgram([(commands) => void commands.command('work').action(() => Promise.reject(new Stopped(signal)))]);
    expect(await runProgram(program, ['work'])).toBe(code);
  });

  it('is abandoned when it does not end soon, and not stopped when it does', async () => {
    const before = listeners();
    const started = performance.now();
    await expect(untilStopped(() => new Promise(() => process.emit('SIGINT', 'SIGINT')))).rejects.toThrow(Stopped);
    expect(performance.now() - started).toBeLessThan(4000);
    expect(await untilStopped(async () => {
      process.emit('SIGINT', 'SIGINT');
      await sleep(50);
      return 'done';
    })).toBe('done');
    expect(listeners()).toBe(before);
  });

  it('leaves signals to the system while it computes without a pause', async () => {
    await untilStopped(() => {
      expect(listeners()).toBeGreaterThan(0);
      expect(() => uninterrupted(() => {
        expect(listeners()).toBe(0);
        throw new Error('no numbers');
      })).toThrow('no numbers');
      expect(listeners()).toBeGreaterThan(0);
      return Promise.resolve();
    });
  });
});
