import type { Login } from '@bridgenotes/contributors';
import type { Command } from 'commander';
import type { NamedPerson } from '../people';
import { printJson, say } from '../terminal';

const HELP = `
An admin gives roles and API keys. The database is the one of DATABASE_URL, or else the embedded one.

Examples:
  $ npx bridgenotes make-admin https://login.example.org 248289761001   the login of an identity provider: its "iss" and "sub"
  $ npx bridgenotes make-admin --alias "Quiet Heron"
  $ npx bridgenotes make-admin --contributor Q29udHJpYnV0b3I6MTIz       an id of GraphQL, or a participantId`;

interface Options {
  alias?: string;
  contributor?: string;
  json?: boolean;
}

/** `bridgenotes make-admin` */
export function registerMakeAdmin(program: Command): void {
  program
    .command('make-admin')
    .description('make somebody an admin')
    .argument('[issuer]', 'who vouches for the login, as in OIDC_ISSUER')
    .argument('[subject]', 'the login, unique within the issuer')
    .option('--alias <name>', 'somebody by alias')
    .option('--contributor <id>', 'somebody by id')
    .option('--json', 'print the contributor as JSON')
    .addHelpText('after', HELP)
    .action(async (issuer: string | undefined, subject: string | undefined, options: Options, command: Command) => {
      const who = personOf(issuer, subject, options);
      if (who === null) return command.error('error: name one person: <issuer> <subject>, --alias <name> or --contributor <id>', { exitCode: 2 });
      const [{ makeAdmin }, { withPeople, nameOf }, { withDatabase }] = await Promise.all([import('./make-admin'), import('../people'), import('../database')]);
      const { contributor, isNew } = await withDatabase(process.env, (url) => withPeople(url, (people) => makeAdmin(people, who)));
      if (options.json) return printJson({ id: contributor.id, participantId: contributor.participantId, alias: contributor.alias, role: contributor.role, isNew });
      say(isNew ? `nobody has logged in as ${subject} of ${issuer} yet; whoever does so will be an admin` : `${nameOf(contributor)} is an admin now`);
    });
}

/** The one person that was named; null when it was none, half a login, or more than one. */
function personOf(issuer: string | undefined, subject: string | undefined, { alias, contributor }: Options): Login | NamedPerson | null {
  const named: (Login | NamedPerson)[] = [];
  if (issuer !== undefined && subject) named.push({ issuer, subject });
  if (alias !== undefined) named.push({ alias });
  if (contributor !== undefined) named.push({ id: contributor });
  return named.length === 1 && (issuer === undefined || Boolean(subject)) ? named[0]! : null;
}
