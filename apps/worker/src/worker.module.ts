import { HOUSE_ENTITIES, HOUSE_MODULES, HOUSE_SECTIONS } from '@bridgenotes/house';
import { NoticesConfig, noticesConfigOf } from '@bridgenotes/notices';
import { Clock, CommunitySettings, dataSourceOptions, readCommunity } from '@bridgenotes/platform';
import { ScoringRunsModule, scoringSettings, type Scorer } from '@bridgenotes/scoring-runs';
import { Inject, Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import { destination } from 'pino';
import { WORKER_CONFIG, type WorkerConfig } from './config';
import { Chores } from './chores';
import { Health } from './health';
import { OutboxRelay } from './outbox.relay';
import { ModelJobs, MODELS_THREAD } from './model.jobs';
import { QueueBackend } from './queue-backend';
import { RelayThread } from './relay-thread';
import { ScoringJobs } from './scoring.jobs';

@Module({})
class ConfigModule {}

/** Which part of the work a context does; without anything said, all of it. */
export interface WorkerPart {
  /** The compiled `relay.thread`: events are relayed there, and not in this thread, which is busy while a run's results are handed over. */
  readonly relayThread?: URL;
  /** The compiled `models.thread`; without it no run is shared with other workers. */
  readonly modelsThread?: URL;
  /** Relays events and makes no runs. */
  readonly relayOnly?: true;
  /** What is set for the community; from COMMUNITY_FILE when left out. */
  readonly community?: CommunitySettings;
}
const PART = Symbol('WorkerPart');
const RELAY = Symbol('EventRelay');

/** Background work, for the making of runs and for what starts it. */
@Module({ providers: [QueueBackend, ModelJobs], exports: [QueueBackend, ModelJobs] })
class QueueModule {}

/** The clock's door: what happens without anybody asking. */
@Module({})
export class WorkerModule implements OnApplicationBootstrap {
  constructor(
    private readonly backend: QueueBackend,
    private readonly models: ModelJobs,
    private readonly scoring: ScoringJobs,
    private readonly chores: Chores,
    @Inject(RELAY) private readonly relay: OutboxRelay | RelayThread,
    private readonly health: Health,
    @Inject(PART) private readonly part: WorkerPart,
  ) {}

  /** @param scorer makes runs that this process makes alone */
  static of(config: WorkerConfig, clock: Clock, scorer: Scorer, part: WorkerPart = {}): DynamicModule {
    const community = part.community ?? readCommunity(config.COMMUNITY_FILE, HOUSE_SECTIONS);
    const provided = [
      { provide: WORKER_CONFIG, useValue: config },
      { provide: Clock, useValue: clock },
      { provide: CommunitySettings, useValue: community },
      { provide: NoticesConfig, useValue: noticesConfigOf(config) },
      { provide: MODELS_THREAD, useValue: part.modelsThread ?? null },
    ];
    return {
      module: WorkerModule,
      imports: [
        { module: ConfigModule, global: true, providers: provided, exports: provided },
        // Written at once: a process that a signal ends loses what is still to be written, and its last words say what it abandoned.
        LoggerModule.forRoot({ pinoHttp: [{ level: config.LOG_LEVEL }, destination({ sync: true })] }),
        TypeOrmModule.forRoot({ ...dataSourceOptions({ url: config.DATABASE_URL, entities: HOUSE_ENTITIES, poolSize: config.DATABASE_POOL_SIZE }), retryAttempts: 3 }),
        QueueModule,
        ...HOUSE_MODULES,
        ScoringRunsModule.of(scoringSettings(config, community), { imports: [QueueModule], inject: [ModelJobs], useFactory: (models: ModelJobs) => models.scorer(scorer) }),
      ],
      providers: [
        ScoringJobs, Chores, Health, { provide: PART, useValue: part },
        part.relayThread === undefined ? { provide: RELAY, useClass: OutboxRelay } : { provide: RELAY, useValue: new RelayThread(part.relayThread, config.WORKER_SHUTDOWN_SECONDS) },
      ],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.part.relayOnly === true) {
      this.scoring.open();
    } else {
      await this.backend.prepare();
      this.models.start();
      await this.scoring.start();
      await this.chores.start();
      await this.health.start();
    }
    this.relay.start();
  }
}
