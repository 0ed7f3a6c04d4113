import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { CommunitySettings, ManualClock, readConfig } from '@bridgenotes/platform';
import { scoreHere, ScoringRunsService } from '@bridgenotes/scoring-runs';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { Chores, WorkerModule, workerConfig } from '@bridgenotes/worker';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { type Answer, type House, openHouse } from '../e2e/house';
import { type MailServer, openMailServer, openReceiver, type Receiver } from '../e2e/receivers';

/** The whole platform on a clock of ours: api over HTTP, worker, a mail server and a site that hears webhooks. */
export class Stage {
  /** Refusals by their code, and how many calls there were. */
  readonly refusals = new Map<string, number>();
  calls = 0;

  private constructor(
    readonly clock: ManualClock,
    readonly house: House,
    readonly worker: INestApplicationContext,
    readonly mail: MailServer,
    readonly site: Receiver,
    private readonly database: TestDatabase,
    private readonly pool: Pool,
  ) {}

  static async open(start: number, community: Record<string, unknown>): Promise<Stage> {
    const clock = new ManualClock(start);
    const [database, mail, site] = await Promise.all([createTestDatabase(), openMailServer(), openReceiver()]);
    const environment = {
      BRIDGENOTES_CLAIMS_SECRET: 'of this season alone, and 32 characters long', SMTP_URL: mail.url, MAIL_FROM: 'Bridgenotes <notes@example.org>',
      NOTICES_SECRET: 'of this season alone, and 32 characters long', NOTICES_ALLOW_PRIVATE_ADDRESSES: '1', NOTE_URL: 'https://notes.example.org/note/{id}',
    };
    const house = await openHouse({ ...environment, PUBLIC_URL: 'https://notes.example.org', DATABASE_POOL_SIZE: '20', LOG_LEVEL: 'error' }, clock, { databaseUrl: database.url }, community);
    const config = readConfig(workerConfig, {
      ...environment, PUBLIC_URL: new URL(house.url).origin, DATABASE_URL: database.url, LOG_LEVEL: 'error', OUTBOX_POLL_MILLIS: '20',
      // Runs are made when the season says so, not when real hours have passed.
      SCORING_EVERY_SECONDS: '86400', SCORING_DEBOUNCE_MILLIS: '3600000', SCORING_KEEP_INPUTS: '0', SCORING_KEEP_RUNS: '2',
    });
    const worker = await NestFactory.createApplicationContext(WorkerModule.of(config, clock, scoreHere, { community: CommunitySettings.from(community, HOUSE_SECTIONS) }), { logger: ['error', 'fatal'] });
    return new Stage(clock, house, worker, mail, site, database, new Pool({ connectionString: database.url, max: 1 }));
  }

  /** An answer, refusals too, which are counted. */
  async try<Data>(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<Answer<Data>> {
    this.calls += 1;
    const answer = await this.house.ask<Data>(query, variables, token);
    for (const { extensions } of answer.errors ?? []) this.refusals.set(extensions.code, (this.refusals.get(extensions.code) ?? 0) + 1);
    return answer;
  }

  /** An answer that must not be a refusal. @throws Error with the refusal */
  async ask<Data>(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<Data> {
    const { data, errors } = await this.try<Data>(query, variables, token);
    if (errors !== undefined) throw new Error(`${query.slice(0, 120)} ${JSON.stringify(variables).slice(0, 300)}: ${JSON.stringify(errors[0])}`);
    return data;
  }

  /** Lets the worker do what has come: events, a run, what time brings, and the events of these. */
  async work(): Promise<void> {
    await this.settle();
    await this.worker.get(ScoringRunsService, { strict: false }).run({ trigger: 'schedule' });
    await this.settle();
    await this.chores();
  }

  async chores(): Promise<void> {
    await this.worker.get(Chores, { strict: false }).runAll();
    await this.settle();
  }

  /** Waits until the worker has told all events. Looking changes nothing. */
  async settle(): Promise<void> {
    for (let looks = 0; ; looks++) {
      const { rows } = await this.pool.query<{ left: number }>('SELECT count(*)::int AS left FROM outbox');
      if (rows[0]!.left === 0) return;
      if (looks > 3000) throw new Error(`${rows[0]!.left} events are not told`);
      await sleep(20);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.worker.close();
    await this.house.close();
    await Promise.all([this.mail.close(), this.site.close()]);
    await this.database.drop();
  }
}
