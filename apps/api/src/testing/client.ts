import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AddressInfo } from 'node:net';
import { DataSource, type Logger } from 'typeorm';

export interface Answer<Data> {
  status: number;
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; details?: Record<string, unknown> } }[];
}

/** A plain HTTP client of an api that listens. */
export interface ApiClient {
  readonly url: string;
  /** Sends one operation; refusals are part of the answer. */
  ask<Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>, token?: string): Promise<Answer<Data>>;
  /** The data of an answer. @throws Error for a refusal */
  get<Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>, token?: string): Promise<Data>;
  /** Signs in by the development login, in an enrollment state such as earnedIn when one is given, picks the first alias offered, and gives the token. */
  join(name: string, role?: 'reader' | 'contributor' | 'moderator' | 'admin', enrollmentState?: string): Promise<string>;
  /** The queries that the database is asked while something is done. */
  queriesOf(work: () => Promise<unknown>): Promise<string[]>;
}

/** With these an api lets anybody in by the development login, as often as a test likes. */
export const OPEN_TO_TESTS = {
  BRIDGENOTES_DEVELOPMENT_LOGIN: '1',
  BRIDGENOTES_DEVELOPMENT_SECRET: 'for tests only, at least 32 characters long',
  RATE_LIMIT_WRITES_PER_MINUTE: '100000',
  RATE_LIMIT_READS_PER_MINUTE: '100000',
};

/** Makes an api listen on a free port of this machine. */
export async function openClient(app: NestExpressApplication): Promise<ApiClient> {
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
  const get = async <Data>(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<Data> => {
    const { data, errors } = await ask<Data>(query, variables, token);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  };

  return {
    url,
    ask,
    get,
    async join(name, role, enrollmentState) {
      const input = { name, ...(role !== undefined && { role: role.toUpperCase() }), ...(enrollmentState !== undefined && { enrollmentState }) };
      const { developmentLogin } = await get<{ developmentLogin: { token: string } }>('mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token } }', { input });
      const { aliasOffers } = await get<{ aliasOffers: string[] }>('{ aliasOffers }', {}, developmentLogin.token);
      await get('mutation ($input: ChooseAliasInput!) { chooseAlias(input: $input) { contributor { alias } } }', { input: { alias: aliasOffers[0] } }, developmentLogin.token);
      return developmentLogin.token;
    },
    async queriesOf(work) {
      const served = app.get(DataSource);
      const { logger } = served;
      const seen: string[] = [];
      served.logger = Object.assign(Object.create(logger) as Logger, { logQuery: (query: string) => void seen.push(query) });
      await work().finally(() => (served.logger = logger));
      return seen;
    },
  };
}
