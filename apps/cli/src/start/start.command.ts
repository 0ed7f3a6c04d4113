import { InvalidArgumentError, type Command } from 'commander';

const HELP = `
Without DATABASE_URL an embedded PostgreSQL keeps its data in .bridgenotes/postgres (or BRIDGENOTES_DATA_DIR),
and anyone on this machine can log in by name. With DATABASE_URL people log in through your identity provider.

Examples:
  $ npx bridgenotes start
  $ npx bridgenotes start --demo          with a simulated community in it
  $ DATABASE_URL=postgres://me:secret@localhost/notes npx bridgenotes start --port 8080`;

/** `bridgenotes start` */
export function registerStart(program: Command): void {
  program
    .command('start')
    .description('run the whole platform on this machine: database, api and worker')
    .option('--demo', 'fill in a simulated community first (once)')
    .option('--port <number>', 'port of the api (default: PORT, or 4000 or the next free one)', portNumber)
    .option('--verbose', 'show everything the parts log')
    .addHelpText('after', HELP)
    .action(async (options: { demo?: boolean; port?: number; verbose?: boolean }) => {
      const { start } = await import('./start');
      await start(options, process.env);
    });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (text.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('allowed: 0 to 65535, 0 picks a free one');
  return port;
}
