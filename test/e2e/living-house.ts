import { readConfig, SystemClock } from '@bridgenotes/platform';
import { scoreHere } from '@bridgenotes/scoring-runs';
import { fillCommunity, HOUR, levelOf, openDataSource, type Community } from '@bridgenotes/scoring-runs/testing';
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
  /** Raters of both halves come to find a note helpful, whatever they found before. */
  agree(noteId: string): Promise<void>;
  /** Signs in as somebody of the community. @returns their token */
  become(participantId: string): Promise<string>;
}

/** @param environment of the api @param workers settings of the worker, where they differ */
export async function openLivingHouse(size = { raters: 30, notes: 30 }, environment: Record<string, string> = {}, workers: Record<string, string> = {}): Promise<LivingHouse> {
  const database = await createTestDatabase();
  const dataSource = await openDataSource(database.url);
  const community = await fillCommunity(dataSource, { ...size, at: Date.now() - 9 * HOUR });
  await dataSource.destroy();
  const config = readConfig(workerConfig, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCORING_EVERY_SECONDS: '1', SCORING_DEBOUNCE_MILLIS: '50', ...workers });
  const worker = await NestFactory.createApplicationContext(WorkerModule.of(config, new SystemClock(), scoreHere), { logger: false });
  const house = await openHouse(environment, new SystemClock(), { databaseUrl: database.url });
  await until(async () => ((await house.get<{ helpfulNotes: { nodes: unknown[] } }>('{ helpfulNotes(first: 1) { nodes { id } } }')).helpfulNotes.nodes.length > 0 ? true : null));

  const become = async (participantId: string): Promise<string> =>
    (await house.get<{ developmentLogin: { token: string } }>('mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token } }', { input: { participantId } })).developmentLogin.token;

  const participant = (rater: number): string => `P${String(rater).padStart(5, '0')}`;
  const rate = async (noteId: string, raters: readonly number[], rating: { level: string; tags: readonly string[] }): Promise<void> => {
    const input = { noteId: globalId('Note', noteId), ...rating };
    for (const token of await Promise.all(raters.map((rater) => become(participant(rater))))) await house.get('mutation ($input: RateNoteInput!) { rateNote(input: $input) { rating { level } } }', { input }, token);
  };

  return {
    ...house,
    community,
    become,
    async changeMinds(noteId) {
      const opponents = community.raters.flatMap((_, r) => (r % 2 === 0 ? [r] : []));
      await rate(noteId, opponents, { level: 'NOT_HELPFUL', tags: ['notHelpfulIncorrect', 'notHelpfulSourcesMissingOrUnreliable'] });
    },
    async agree(noteId) {
      const note = community.notes.findIndex(({ id }) => id === noteId);
      const friends = community.raters.flatMap((_, r) => (levelOf('both', r, note) === 2 ? [r] : []));
      await rate(noteId, friends, { level: 'HELPFUL', tags: ['helpfulClear', 'helpfulGoodSources'] });
    },
    async close() {
      await house.close();
      await worker.close();
      await database.drop();
    },
  };
}
