import { InvalidArgumentError, type Command } from 'commander';
import type { StartOptions } from './start';

const HELP = `
Without DATABASE_URL an embedded PostgreSQL keeps its data in .bridgenotes/postgres (or BRIDGENOTES_DATA_DIR),
and anyone on this machine can log in by name. With DATABASE_URL people log in through your identity provider.

The demo sets some rules otherwise, so that one can see in minutes what takes hours: apps/cli/demo has them, and
SCORING_AFTER_CHANGES is 80. It fills in the database that it is started with; use one of its own.

Examples:
  $ npx bridgenotes start
  $ npx bridgenotes start --demo          with a simulated community in it, whose people go on rating and writing
  $ npx bridgenotes start --demo --still  the same, but nothing happens unless you do it
  $ DATABASE_URL=postgres://me:secret@localhost/notes npx bridgenotes start --port 8080`;

/** `bridgenotes start` */
export function registerStart(program: Command): void {
  program
    .command('start')
    .description('run the whole platform on this machine: database, api and worker')
    .option('--demo', 'fill in a simulated community first (once), and let it live')
    .option('--still', 'with --demo: simulated people do nothing more')
    .option('--pace <number>', 'with --demo: how many times as fast simulated people act', paceNumber)
    .option('--port <number>', 'port of the api (default: PORT, or 4000 or the next free one)', portNumber)
    .option('--verbose', 'show everything the parts log')
    .addHelpText('after', HELP)
    .action(async (options: StartOptions, command: Command) => {
      if (!options.demo && (options.still || options.pace !== undefined)) return command.error('error: --still and --pace go with --demo', { exitCode: 2 });
      const { start } = await import('./start');
      await start(options, process.env);
    });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (text.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('allowed: 0 to 65535, 0 picks a free one');
  return port;
}

function paceNumber(text: string): number {
  const pace = Number(text);
  if (text.trim() === '' || !(pace >= 0.1 && pace <= 20)) throw new InvalidArgumentError('allowed: 0.1 to 20');
  return pace;
}
