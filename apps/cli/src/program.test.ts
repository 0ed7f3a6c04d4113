import { AppError } from '@bridgenotes/platform';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandError, describeFailure } from './failure';
import { registerMigrate } from './migrate/migrate.command';
import { createProgram, runProgram, type RegisterCommand } from './program';
import { registerStart } from './start/start.command';

let written: string;
beforeEach(() => {
  written = '';
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    });
  }
});
afterEach(() => vi.restoreAllMocks());

const failing =
  (error: unknown): RegisterCommand =>
  (program) =>
    void program.command('fail').action(() => Promise.reject(error as Error));

const bridgenotes = (argv: string[], ...more: RegisterCommand[]): Promise<number> => runProgram(createProgram([registerStart, registerMigrate, ...more]), argv);

describe('the command line', () => {
  it.each([['--help'], ['start', '--help'], ['help', 'migrate']])('%s %s explains itself with examples', async (...argv) => {
    expect(await bridgenotes(argv)).toBe(0);
    expect(written).toContain('Examples:');
  });

  it('suggests the command that was meant, and ends with 2', async () => {
    expect(await bridgenotes(['migrat'])).toBe(2);
    expect(written).toMatch(/error USAGE: unknown command 'migrat'\n\(Did you mean migrate\?\)/);
  });

  it.each([['start', '--port', 'abc'], ['start', '--port', '70000'], ['start', '--still'], ['start', '--demo', '--pace', '0'], ['migrate', '--lst'], ['start', 'now']])('ends with 2 for wrong usage: %s %s', async (...argv) => {
    expect(await bridgenotes(argv)).toBe(2);
    expect(written).toMatch(/^error USAGE: /);
  });

  it('tells a foreseen failure with its code and what to do, and ends with 1', async () => {
    expect(await bridgenotes(['fail'], failing(new CommandError('PORT_TAKEN', 'port 80 is in use', 'Choose another.')))).toBe(1);
    expect(written).toBe('error PORT_TAKEN: port 80 is in use\n  Choose another.\n');
  });

  it('ends with 0 when the work is done', async () => {
    expect(await bridgenotes(['work'], (program) => void program.command('work').action(() => undefined))).toBe(0);
    expect(written).toBe('');
  });
});

describe('an error on the terminal', () => {
  it('of the platform reads as its code and text', () => {
    expect(describeFailure(new AppError('DATABASE_UNAVAILABLE', { reason: 'no answer' }))).toBe('error DATABASE_UNAVAILABLE: The database cannot be reached: no answer.');
  });

  it('that nobody foresaw comes with its stack, also when the system gave it a code', () => {
    expect(describeFailure(new TypeError('x is undefined'))).toMatch(/^error UNEXPECTED: TypeError: x is undefined\n\s+at /);
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', errno: -111 });
    expect(describeFailure(refused)).toMatch(/^error UNEXPECTED: Error: connect ECONNREFUSED\n\s+at /);
    expect(describeFailure('text')).toBe('error UNEXPECTED: text');
  });
});
