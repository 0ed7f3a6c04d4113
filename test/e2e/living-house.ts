import { readConfig, SystemClock } from '@bridgenotes/platform';
import { scoreHere } from '@bridgenotes/scoring-runs';
import { fillCommunity, HOUR, openDataSource, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase } from '@bridgenotes/test-support';
import { WorkerModule, workerConfig } from '@bridgenotes/worker';
import { NestFactory } from '@nestjs/core';
import { openHouse, until, type House } from './house';

export const globalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64url');

/** A house with a worker and a community in it: of five notes two are shown, on https://example.org/0, …/3, …/5, …/8 and so on. */
export interface LivingHouse extends House {
  readonly community: Community;
  /** Half of the raters change their mind about a note that is shown, so that it is no longer. */
  changeMinds(noteId: string): Promise<void>;
}

export async function openLivingHouse(size = { raters: 30, notes: 30 }, environment: Record<string, string> = {}): Promise<LivingHouse> {
  const database = await createTestDatabase();
  const dataSource = await openDataSource(database.url);
  const community = await fillCommunity(dataSource, { ...size, at: Date.now() - 9 * HOUR });
  await dataSource.destroy();
  const config = readConfig(workerConfig, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCORING_EVERY_SECONDS: '1', SCORING_DEBOUNCE_MILLIS: '50' });
  const worker = await NestFactory.createApplicationContext(WorkerModule.of(config, new SystemClock(), scoreHere), { logger: false });
  const house = await openHouse(environment, new SystemClock(), { databaseUrl: database.url });
  await until(async () => ((await house.get<{ helpfulNotes: { nodes: unknown[] } }>('{ helpfulNotes(first: 1) { nodes { id } } }')).helpfulNotes.nodes.length > 0 ? true : null));

  const loginOf = async (participantId: string): Promise<string> =>
    (await house.get<{ developmentLogin: { token: string } }>('mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token } }', { input: { participantId } })).developmentLogin.token;

  return {
    ...house,
    community,
    async changeMinds(noteId) {
      const opponents = community.raters.flatMap((_, r) => (r % 2 === 0 ? [`P${String(r).padStart(5, '0')}`] : []));
      const input = { noteId: globalId('Note', noteId), level: 'NOT_HELPFUL', tags: ['notHelpfulIncorrect', 'notHelpfulSourcesMissingOrUnreliable'] };
      for (const token of await Promise.all(opponents.map(loginOf))) await house.get('mutation ($input: RateNoteInput!) { rateNote(input: $input) { rating { level } } }', { input }, token);
    },
    async close() {
      await house.close();
      await worker.close();
      await database.drop();
    },
  };
}
