import { ApiKeysService, CONTRIBUTORS_ENTITIES, ContributorsService, type Contributor } from '@bridgenotes/contributors';
import { AppError, SystemClock, type Clock, type Environment } from '@bridgenotes/platform';
import { openDataSource } from './data-source';
import { refuseOldSchema } from './migrate/migrate';
import { rowIdOf } from './row-id';
import { communityOfEnvironment } from './settings-of';

/** What commands about people work with. */
export interface People {
  readonly contributors: ContributorsService;
  readonly apiKeys: ApiKeysService;
}

/** Runs some work on the people of a database. @throws DATABASE_UNAVAILABLE, NOT_READY when its schema is older than this program, INVALID_CONFIGURATION */
export async function withPeople<Result>(url: string, work: (people: People) => Promise<Result>, clock: Clock = new SystemClock(), environment: Environment = process.env): Promise<Result> {
  const community = communityOfEnvironment(environment);
  await refuseOldSchema(url);
  const dataSource = await openDataSource({ url, entities: CONTRIBUTORS_ENTITIES, poolSize: 2 });
  try {
    return await work({ contributors: new ContributorsService(dataSource, clock, community), apiKeys: new ApiKeysService(dataSource, clock) });
  } finally {
    await dataSource.destroy();
  }
}

/** How an operator names somebody who is already there. */
export type NamedPerson = { readonly alias: string } | { readonly id: string };

/**
 * The contributor of that alias or id; an id is a participantId of the public tables, an id as GraphQL gives it,
 * or one as the database has it.
 * @throws NOT_FOUND
 */
export async function findPerson({ contributors }: People, person: NamedPerson): Promise<Contributor> {
  if ('alias' in person) {
    const found = await contributors.findByAlias(person.alias);
    if (found === null) throw new AppError('NOT_FOUND', { what: 'contributor with the alias', id: `"${person.alias}"` });
    return found;
  }
  const rowId = rowIdOf('Contributor', person.id);
  const found = (await contributors.findByParticipantId(person.id)) ?? (rowId === null ? null : (await contributors.findByIds([rowId]))[0]);
  if (!found) throw new AppError('NOT_FOUND', { what: 'contributor', id: person.id });
  return found;
}

/** A person on the terminal: by alias, or else by the id that public tables show. */
export const nameOf = ({ alias, participantId }: Contributor): string => alias ?? participantId;
