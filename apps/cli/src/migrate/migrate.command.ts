import type { Command } from 'commander';
import { printJson, say } from '../terminal';

const HELP = `
The database is the one of DATABASE_URL, or else the embedded one.

Examples:
  $ npx bridgenotes migrate            bring the schema up to date
  $ npx bridgenotes migrate --list     what would be done
  $ npx bridgenotes migrate --revert   take the newest migration back (data in its tables is lost)`;

/** `bridgenotes migrate` */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the schema of the database up to date')
    .option('--list', 'only tell which migrations were not run yet')
    .option('--revert', 'take the newest migration back')
    .option('--json', 'print the names as JSON')
    .addHelpText('after', HELP)
    .action(async (options: { list?: boolean; revert?: boolean; json?: boolean }) => {
      const { migrate, pendingMigrations, revertMigration } = await import('./migrate');
      const { databaseUrl } = await import('../database');
      const { url, close } = await databaseUrl(process.env);
      try {
        if (options.list) return tell(options.json, await pendingMigrations(url), 'not run yet', 'the schema is up to date');
        if (options.revert) {
          const name = await revertMigration(url);
          return tell(options.json, name ? [name] : [], 'taken back', 'there is no migration to take back');
        }
        tell(options.json, await migrate(url), 'run', 'the schema was up to date already');
      } finally {
        await close();
      }
    });
}

function tell(json: boolean | undefined, names: readonly string[], done: string, nothing: string): void {
  if (json) printJson({ migrations: names });
  else if (names.length === 0) say(nothing);
  else for (const name of names) say(`${done}: ${name}`);
}
