import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { createApi } from '@bridgenotes/api';
import { openClient, OPEN_TO_TESTS, type ApiClient } from '@bridgenotes/api/testing';
import { Clock, CommunitySettings, SystemClock } from '@bridgenotes/platform';
import { createTestDatabase } from '@bridgenotes/test-support';
import { setTimeout as sleep } from 'node:timers/promises';

export type { Answer } from '@bridgenotes/api/testing';

/** A running api on a database of its own, and a plain HTTP client for it. */
export interface House extends ApiClient {
  readonly databaseUrl: string;
  /** What was logged, a line an entry. */
  readonly log: string[];
  close(): Promise<void>;
}

/** What is found, as soon as there is something; how long that may take is the test's own limit. */
export async function until<Value>(find: () => Promise<Value | null>): Promise<Value> {
  for (;;) {
    const found = await find();
    if (found !== null) return found;
    await sleep(20);
  }
}

/** @param community settings by section, where they differ from their defaults */
export async function openHouse(environment: Record<string, string> = {}, clock: Clock = new SystemClock(), given?: { databaseUrl: string }, community: Record<string, unknown> = {}): Promise<House> {
  const database = given === undefined ? await createTestDatabase() : null;
  const databaseUrl = given?.databaseUrl ?? database!.url;
  const log: string[] = [];
  const { app } = await createApi(
    { DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn', ...OPEN_TO_TESTS, ...environment },
    clock,
    { write: (line: string) => void log.push(line) },
    CommunitySettings.from(community, HOUSE_SECTIONS),
  );
  return {
    ...(await openClient(app)),
    databaseUrl,
    log,
    async close() {
      await app.close();
      await database?.drop();
    },
  };
}
