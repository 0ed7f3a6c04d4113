import { readConfig, SystemClock } from '@bridgenotes/platform';
import { scoreHere, type Scorer } from '@bridgenotes/scoring-runs';
import { fillCommunity, HOUR, openDataSource, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { WorkerModule, workerConfig } from '@bridgenotes/worker';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createClient, type Client } from 'graphql-ws';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openHouse, until, type House } from './house';

interface Change {
  readonly fromStatus: string | null;
  readonly toStatus: string;
  readonly live: boolean;
  readonly run: { readonly id: string };
}
interface Shown {
  readonly note: { readonly status: string; readonly score: { readonly numRatings: number }; readonly decision: { readonly live: boolean; readonly run: { readonly id: string } } };
  readonly scoringRuns: { readonly nodes: readonly { readonly id: string; readonly state: string }[] };
}

const LISTEN = 'subscription ($statementId: ID) { noteStatusChanged(statementId: $statementId) { fromStatus toStatus live run { id } } }';
const LOOK = 'query ($id: ID!) { note(id: $id) { status score { numRatings } decision { live run { id } } } scoringRuns(first: 1) { nodes { id state } } }';
const RATE = 'mutation ($input: RateNoteInput!) { rateNote(input: $input) { rating { level } } }';
const globalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64url');

/** A run takes as long as somebody wants it to: the model itself is the real one. */
function heldScorer(): { scorer: Scorer; hold(): () => void } {
  let held = Promise.resolve();
  return {
    scorer: async (...task) => {
      await held;
      return scoreHere(...task);
    },
    hold() {
      let letGo: () => void = () => undefined;
      held = new Promise((resolve) => (letGo = resolve));
      return letGo;
    },
  };
}

// Api, worker and database as they are, over HTTP and WebSocket; only how long the first run takes is in our hands.
describe('a rating while a full run is going on', () => {
  const { scorer, hold } = heldScorer();
  let database: TestDatabase;
  let community: Community;
  let worker: INestApplicationContext;
  let house: House;
  let socket: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    const dataSource = await openDataSource(database.url);
    community = await fillCommunity(dataSource, { raters: 30, notes: 30, at: Date.now() - 9 * HOUR });
    await dataSource.destroy();
    const config = readConfig(workerConfig, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCORING_EVERY_SECONDS: '1', SCORING_DEBOUNCE_MILLIS: '50' });
    worker = await NestFactory.createApplicationContext(WorkerModule.of(config, new SystemClock(), scorer), { logger: false });
    house = await openHouse({}, new SystemClock(), { databaseUrl: database.url });
    socket = createClient({ url: house.url.replace('http', 'ws'), webSocketImpl: WebSocket, lazy: false });
  });
  afterAll(async () => {
    await socket?.dispose();
    await house?.close();
    await worker?.close();
    await database?.drop();
  });

  async function ask<Data>(query: string, variables: Record<string, unknown>, token?: string): Promise<Data> {
    const { data, errors } = await house.ask<Data>(query, variables, token);
    expect(errors).toBeUndefined();
    return data;
  }

  it('changes the status at once for who listens and who asks; the run does not take it back, and the next one confirms it', async () => {
    const { id: noteId, statementId } = community.notes.find(({ opinion }) => opinion === 'both')!;
    const look = (): Promise<Shown> => ask<Shown>(LOOK, { id: globalId('Note', noteId) });
    await until(async () => ((await look()).note.status === 'CURRENTLY_RATED_HELPFUL' ? true : null));

    const changes: Change[] = [];
    socket.subscribe<{ noteStatusChanged: Change }>(
      { query: LISTEN, variables: { statementId: globalId('Statement', statementId) } },
      { next: ({ data }) => data && changes.push(data.noteStatusChanged), error: (error) => expect(error).toBeUndefined(), complete: () => undefined },
    );
    await sleep(500);

    const letGo = hold();
    const admin = await house.join('root', 'admin');
    await ask('mutation { startScoringRun(input: {}) { __typename } }', {}, admin);
    const before = await until(async () => {
      const shown = await look();
      return shown.scoringRuns.nodes[0]!.state === 'RUNNING' ? shown : null;
    });
    // its snapshot is taken before anybody changes their mind
    await sleep(1000);

    const opponents = community.raters.filter((_, r) => r % 2 === 0).map((_, i) => `P${String(2 * i).padStart(5, '0')}`);
    const tokens = await Promise.all(opponents.map(async (participantId) => (await ask<{ developmentLogin: { token: string } }>('mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token } }', { input: { participantId } })).developmentLogin.token));
    await Promise.all(tokens.map((token) => ask(RATE, { input: { noteId: globalId('Note', noteId), level: 'NOT_HELPFUL', tags: ['notHelpfulIncorrect', 'notHelpfulSourcesMissingOrUnreliable'] } }, token)));
    const rated = performance.now();
    const now = await until(async () => {
      const shown = await look();
      return changes.length > 0 && shown.note.decision.live && shown.note.status === changes.at(-1)!.toStatus && shown.note.status !== 'CURRENTLY_RATED_HELPFUL' ? shown : null;
    });
    console.log(`told and shown ${Math.round(performance.now() - rated)} ms after the last of ${tokens.length} ratings: ${changes.map(({ fromStatus, toStatus }) => `${fromStatus} → ${toStatus}`).join(', ')}`);
    expect(now.scoringRuns.nodes[0], 'the run is still going on').toMatchObject({ state: 'RUNNING', id: before.scoringRuns.nodes[0]!.id });
    expect(changes[0]).toMatchObject({ fromStatus: 'CURRENTLY_RATED_HELPFUL', live: true, run: before.note.decision.run });
    // wait until all of the ratings are scored
    await sleep(500);
    const told = changes.length;
    const settled = (await look()).note;
    expect(settled.decision.live).toBe(true);

    letGo();
    const after = await until(async () => {
      const shown = await look();
      return shown.scoringRuns.nodes[0]!.state !== 'RUNNING' || shown.scoringRuns.nodes[0]!.id !== before.scoringRuns.nodes[0]!.id ? shown : null;
    });
    expect(after.note.status, 'the run did not know those ratings and does not take the status back').toBe(settled.status);
    const confirmed = await until(async () => {
      const { note } = await look();
      return note.decision.live ? null : note;
    });
    expect(confirmed.status).toBe(settled.status);
    await sleep(200);
    expect(changes.slice(told), 'what is confirmed is not told again').toEqual([]);
    expect(changes.every(({ live }) => live)).toBe(true);
    changes.slice(1).forEach((change, i) => expect(change.fromStatus).toBe(changes[i]!.toStatus));
  });
});
