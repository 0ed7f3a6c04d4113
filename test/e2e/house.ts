import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { createApi } from '@bridgenotes/api';
import { Clock, CommunitySettings, SystemClock } from '@bridgenotes/platform';
import { createTestDatabase } from '@bridgenotes/test-support';
import type { AddressInfo } from 'node:net';
import { DataSource, type Logger } from 'typeorm';

export interface Answer<Data> {
  status: number;
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; details?: Record<string, unknown> } }[];
}

/** A running api on a database of its own, and a plain HTTP client for it. */
export interface House {
  readonly url: string;
  readonly databaseUrl: string;
  /** What was logged, a line an entry. */
  readonly log: string[];
  /** Sends one operation; refusals are part of the answer. */
  ask<Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>, token?: string): Promise<Answer<Data>>;
  /** Signs in by the development login, in an enrollment state such as earnedIn when one is given, picks the first alias offered, and gives the token. */
  join(name: string, role?: 'reader' | 'contributor' | 'moderator' | 'admin', enrollmentState?: string): Promise<string>;
  /** The queries that the database is asked while something is done. */
  queriesOf(work: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
}

/** @param community settings by section, where they differ from their defaults */
export async function openHouse(environment: Record<string, string> = {}, clock: Clock = new SystemClock(), given?: { databaseUrl: string }, community: Record<string, unknown> = {}): Promise<House> {
  const database = given === undefined ? await createTestDatabase() : null;
  const databaseUrl = given?.databaseUrl ?? database!.url;
  const log: string[] = [];
  const { app } = await createApi(
    {
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'warn',
      BRIDGENOTES_DEVELOPMENT_LOGIN: '1',
      BRIDGENOTES_DEVELOPMENT_SECRET: 'for tests only, at least 32 characters long',
      RATE_LIMIT_WRITES_PER_MINUTE: '100000',
      RATE_LIMIT_READS_PER_MINUTE: '100000',
      ...environment,
    },
    clock,
    { write: (line: string) => void log.push(line) },
    CommunitySettings.from(community, HOUSE_SECTIONS),
  );
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;

  const ask = async <Data>(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<Answer<Data>> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as { data: Data; errors?: Answer<Data>['errors'] }) };
  };

  return {
    url,
    databaseUrl,
    log,
    ask,
    async join(name, role, enrollmentState) {
      const login = await ask<{ developmentLogin: { token: string } }>('mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token } }', {
        input: { name, ...(role !== undefined && { role: role.toUpperCase() }), ...(enrollmentState !== undefined && { enrollmentState }) },
      });
      if (login.errors !== undefined) throw new Error(JSON.stringify(login.errors));
      const { token } = login.data.developmentLogin;
      const offers = await ask<{ aliasOffers: string[] }>('{ aliasOffers }', {}, token);
      const alias = offers.data.aliasOffers[0];
      const chosen = await ask('mutation ($input: ChooseAliasInput!) { chooseAlias(input: $input) { contributor { alias } } }', { input: { alias } }, token);
      if (chosen.errors !== undefined) throw new Error(JSON.stringify(chosen.errors));
      return token;
    },
    async queriesOf(work) {
      const served = app.get(DataSource);
      const { logger } = served;
      const seen: string[] = [];
      served.logger = Object.assign(Object.create(logger) as Logger, { logQuery: (query: string) => void seen.push(query) });
      await work().finally(() => (served.logger = logger));
      return seen;
    },
    async close() {
      await app.close();
      await database?.drop();
    },
  };
}
