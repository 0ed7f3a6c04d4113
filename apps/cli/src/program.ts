import { Command, CommanderError } from 'commander';
import { describeFailure } from './failure';
import { Stopped } from './stop';

/** Adds one command to the program. Whatever is heavy is imported when the command runs, so that --help stays fast. */
export type RegisterCommand = (program: Command) => void;

const EXAMPLES = `
Examples:
  $ npx bridgenotes start --demo            a platform with a simulated community, at http://localhost:4000/graphql
  $ npx bridgenotes score data --out out    score X's public tables, without a database
  $ npx bridgenotes score --help            what a command can do`;

/** The `bridgenotes` program with its commands. */
export function createProgram(commands: readonly RegisterCommand[]): Command {
  const program = new Command('bridgenotes')
    .description('Community Notes for everyone: notes on statements, rated by people, surfaced by an open bridging algorithm')
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(add --help to see what is allowed)')
    .helpCommand('help [command]', 'the same as [command] --help')
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'error USAGE: ')) })
    .exitOverride();
  for (const register of commands) register(program);
  return program;
}

/**
 * Runs one command line.
 * @param argv without `node` and the script
 * @returns the exit code: 0 done, 1 failed (told on stderr), 2 wrong usage, 130 and 143 stopped by a signal
 */
export async function runProgram(program: Command, argv: readonly string[]): Promise<number> {
  try {
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has already written what was wrong, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Stopped) {
      process.stderr.write(`${error.message}\n`);
      return error.exitCode;
    }
    process.stderr.write(`${describeFailure(error)}\n`);
    return 1;
  }
}
