import { CONTRIBUTORS_ENTITIES } from '@bridgenotes/contributors';
import { NOTES_ENTITIES } from '@bridgenotes/notes';
import { Clock, dataSourceOptions, OutboxEntry } from '@bridgenotes/platform';
import { RATINGS_ENTITIES } from '@bridgenotes/ratings';
import { SCORING_RUNS_ENTITIES, ScoringRunsModule, scoringSettings, type Scorer } from '@bridgenotes/scoring-runs';
import { STATEMENTS_ENTITIES } from '@bridgenotes/statements';
import { Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import { WORKER_CONFIG, type WorkerConfig } from './config';
import { Health } from './health';
import { OutboxRelay } from './outbox.relay';
import { QueueBackend } from './queue-backend';
import { ScoringJobs } from './scoring.jobs';

const ENTITIES = [OutboxEntry, ...CONTRIBUTORS_ENTITIES, ...STATEMENTS_ENTITIES, ...NOTES_ENTITIES, ...RATINGS_ENTITIES, ...SCORING_RUNS_ENTITIES];

@Module({})
class ConfigModule {}

/** The clock's door: what happens without anybody asking. */
@Module({})
export class WorkerModule implements OnApplicationBootstrap {
  constructor(
    private readonly backend: QueueBackend,
    private readonly scoring: ScoringJobs,
    private readonly relay: OutboxRelay,
    private readonly health: Health,
  ) {}

  static of(config: WorkerConfig, clock: Clock, scorer: Scorer): DynamicModule {
    const provided = [
      { provide: WORKER_CONFIG, useValue: config },
      { provide: Clock, useValue: clock },
    ];
    return {
      module: WorkerModule,
      imports: [
        { module: ConfigModule, global: true, providers: provided, exports: provided },
        LoggerModule.forRoot({ pinoHttp: { level: config.LOG_LEVEL } }),
        TypeOrmModule.forRoot({ ...dataSourceOptions({ url: config.DATABASE_URL, entities: ENTITIES, poolSize: config.DATABASE_POOL_SIZE }), retryAttempts: 3 }),
        ScoringRunsModule.of(scoringSettings(config), scorer),
      ],
      providers: [QueueBackend, ScoringJobs, OutboxRelay, Health],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.backend.prepare();
    await this.scoring.start();
    this.relay.start();
    await this.health.start();
  }
}
