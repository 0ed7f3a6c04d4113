import { SCOPES, SystemClock } from '@bridgenotes/platform';
import type { Command } from 'commander';
import { printJson, say } from '../terminal';

const HELP = `
The key is printed once, alone on stdout; only a hash of it is stored. Programs send it as "Authorization: Bearer <key>".
Without --contributor or --alias a key can only read; with one it acts for that person, within their role.
The database is the one of DATABASE_URL, or else the embedded one.

Scopes: ${SCOPES.join(', ')}

Examples:
  $ npx bridgenotes create-api-key --name "our news site" --scopes read
  $ npx bridgenotes create-api-key --name bot --scopes read,notes:write --alias "Quiet Heron" --expires 90d
  $ KEY=$(npx bridgenotes create-api-key --name ci --scopes read --expires 2030-12-31)`;

interface Options {
  name: string;
  scopes: string;
  contributor?: string;
  alias?: string;
  expires?: string;
  json?: boolean;
}

/** `bridgenotes create-api-key` */
export function registerCreateApiKey(program: Command): void {
  program
    .command('create-api-key')
    .description('make a key for a program')
    .requiredOption('--name <text>', 'what the key is for')
    .requiredOption('--scopes <list>', 'what it may be used for, separated by commas')
    .option('--contributor <id>', 'whom it acts for: a participantId, or an id of GraphQL')
    .option('--alias <name>', 'whom it acts for, by alias')
    .option('--expires <when>', 'days as "90d", a day or a time in UTC (default: never)')
    .option('--json', 'print the key and what is stored of it as JSON')
    .addHelpText('after', HELP)
    .action(async (options: Options, command: Command) => {
      const { name, contributor: id, alias } = options;
      if (id !== undefined && alias !== undefined) return command.error('error: give --contributor or --alias, not both', { exitCode: 2 });
      const person = id !== undefined ? { id } : alias !== undefined ? { alias } : null;
      const scopes = options.scopes.split(',').map((scope) => scope.trim()).filter((scope) => scope !== '');
      const [{ createApiKey }, { withPeople, nameOf }, { withDatabase }] = await Promise.all([import('./create-api-key'), import('../people'), import('../database')]);
      const { key, apiKey, contributor } = await withDatabase(process.env, (url) =>
        withPeople(url, (people) => createApiKey(people, { name, scopes, person, expires: options.expires ?? null }, new SystemClock())),
      );
      if (options.json) return printJson({ key, id: apiKey.id, prefix: apiKey.prefix, name: apiKey.name, scopes: apiKey.scopes, participantId: contributor?.participantId ?? null, expiresAt: apiKey.expiresAt });
      say(`${apiKey.prefix}… for ${contributor === null ? 'reading' : nameOf(contributor)} (${apiKey.scopes.join(', ')}), ends ${apiKey.expiresAt?.toISOString() ?? 'never'}. Keep the key safe: it is not shown again.`);
      process.stdout.write(`${key}\n`);
    });
}
