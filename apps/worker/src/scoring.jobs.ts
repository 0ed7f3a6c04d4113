import { AppError, Clock } from '@bridgenotes/platform';
import { RunNeeds, ScoringRunsService } from '@bridgenotes/scoring-runs';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { WORKER_CONFIG, type WorkerConfig } from './config';
import { QueueBackend, type TaskQueue } from './queue-backend';

/** A look whether a run is due (see `whatIsDue`), or `manual`: a run whatever is due. */
interface Look {
  readonly asked: 'schedule' | 'changes' | 'manual';
  readonly force?: boolean;
}

/** How long to wait before looking again when another worker is at it. */
const BUSY_MILLIS = 2000;

/**
 * Looks whether a scoring run is due and makes it: on a schedule, some moments after changes, and when a stability wait
 * ends. A look costs a few small queries; whether to run is decided when it happens, so superfluous looks do no harm.
 */
@Injectable()
export class ScoringJobs {
  readonly #logger = new Logger('ScoringJobs');
  #queue: TaskQueue<Look> | undefined;

  constructor(
    private readonly backend: QueueBackend,
    private readonly runs: ScoringRunsService,
    private readonly needs: RunNeeds,
    private readonly clock: Clock,
    @Inject(WORKER_CONFIG) private readonly config: WorkerConfig,
  ) {}

  async start(): Promise<void> {
    this.#queue = this.backend.queue<Look>('scoring');
    await this.#queue.every('schedule', this.config.SCORING_EVERY_SECONDS * 1000, { asked: 'schedule' });
    this.backend.work<Look>('scoring', (look) => this.#look(look));
  }

  /** Looks once within `delay` milliseconds, however often this is asked meanwhile and by whom. */
  async lookSoon(asked: Exclude<Look['asked'], 'manual'>, delay: number): Promise<void> {
    // Work of one span of time has one name, and a name is taken once: the look comes after the span, so after all of it.
    const span = Math.max(delay, 1);
    await this.#queue!.add({ asked }, `${asked}-${span}-${Math.floor(this.clock.now().getTime() / span)}`, delay);
  }

  /** Makes a run that somebody asked for. @param request names the request, so that it is answered once */
  async runNow(force: boolean, request: string, delay = 0): Promise<void> {
    await this.#queue!.add({ asked: 'manual', force }, `manual-${request}-${delay}`, delay);
  }

  async #look({ asked, force = false }: Look): Promise<void> {
    const due = asked === 'manual' ? ({ trigger: 'manual', reason: 'somebody asked for it' } as const) : await this.needs.due(asked);
    if (due.trigger === null) {
      this.#logger.debug(`no run: ${due.reason}`);
    } else {
      this.#logger.debug(`run: ${due.reason}`);
      try {
        await this.runs.catchUp({ trigger: due.trigger, force });
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'RUN_IN_PROGRESS')) throw error;
        // What changed since that run took its snapshot is for the next one.
        this.#logger.debug('a run is in progress elsewhere; looking again later');
        await (asked === 'manual' ? this.runNow(force, `${this.clock.now().getTime()}`, BUSY_MILLIS) : this.lookSoon(asked, BUSY_MILLIS));
      }
    }
    await this.#lookWhenWaitEnds();
  }

  async #lookWhenWaitEnds(): Promise<void> {
    const ends = await this.needs.nextWaitEnds();
    if (ends !== null) await this.#queue!.add({ asked: 'changes' }, `wait-${ends}`, Math.max(0, ends - this.clock.now().getTime()));
  }
}
