import { AppError, Clock } from '@bridgenotes/platform';
import { RunNeeds, ScoringRunsService } from '@bridgenotes/scoring-runs';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { AskedRun } from './asked.rules';
import { WORKER_CONFIG, type WorkerConfig } from './config';
import { QueueBackend, type TaskQueue } from './queue-backend';

/** A look whether a run is due (see `whatIsDue`), or `manual`: a run whatever is due. */
interface Look extends Partial<Mode> {
  readonly asked: 'schedule' | 'changes' | 'manual';
}

/** How a run that somebody asked for is made; see `RunRequest`. */
type Mode = Pick<AskedRun, 'force' | 'hold' | 'release'>;

/** How long to wait before looking again when another worker is at it. */
const BUSY_MILLIS = 2000;
/** How often operators are reminded of an import that did not end. */
const REMINDER_MILLIS = 10 * 60_000;

/**
 * Looks whether a scoring run is due and makes it: on a schedule, some moments after changes, and when a stability wait
 * ends. A look costs a few small queries; whether to run is decided when it happens, so superfluous looks do no harm.
 */
@Injectable()
export class ScoringJobs {
  readonly #logger = new Logger('ScoringJobs');
  #queue: TaskQueue<Look> | undefined;
  #remindedAt = -Infinity;

  constructor(
    private readonly backend: QueueBackend,
    private readonly runs: ScoringRunsService,
    private readonly needs: RunNeeds,
    private readonly clock: Clock,
    @Inject(WORKER_CONFIG) private readonly config: WorkerConfig,
  ) {}

  /** From here on looks may be asked for; they are made by whichever process or thread has started. */
  open(): void {
    this.#queue ??= this.backend.queue<Look>('scoring');
  }

  async start(): Promise<void> {
    this.open();
    await this.#queue!.every('schedule', this.config.SCORING_EVERY_SECONDS * 1000, { asked: 'schedule' });
    this.backend.work<Look>('scoring', (look) => this.#look(look));
  }

  /** Looks once within `delay` milliseconds, however often this is asked meanwhile and by whom. */
  async lookSoon(asked: Exclude<Look['asked'], 'manual'>, delay: number): Promise<void> {
    // Work of one span of time has one name, and a name is taken once: the look comes after the span, so after all of it.
    const span = Math.max(delay, 1);
    await this.#queue!.add({ asked }, `${asked}-${span}-${Math.floor(this.clock.now().getTime() / span)}`, delay);
  }

  /** Makes a run that somebody asked for. @param request names the request, so that it is answered once */
  async runNow({ force, hold, release }: Mode, request: string, delay = 0): Promise<void> {
    await this.#queue!.add({ asked: 'manual', force, hold, release }, `manual-${request}-${delay}`, delay);
  }

  async #look({ asked, force = false, hold = false, release = false }: Look): Promise<void> {
    const due = asked === 'manual' ? ({ trigger: 'manual', reason: 'somebody asked for it' } as const) : await this.needs.due(asked);
    if (due.trigger === null) {
      this.#logger.debug(`no run: ${due.reason}`);
      if (due.lookAgain !== null) await this.#lookAt(due.lookAgain);
    } else {
      this.#logger.debug(`run: ${due.reason}`);
      try {
        await this.runs.catchUp({ trigger: due.trigger, force, hold, release });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === 'IMPORT_IN_PROGRESS' || error.code === 'IMPORT_UNFINISHED') return this.#leaveToImport(error);
        if (error.code !== 'RUN_IN_PROGRESS') throw error;
        // What changed since that run took its snapshot is for the next one.
        this.#logger.debug('a run is in progress elsewhere; looking again later');
        await (asked === 'manual' ? this.runNow({ force, hold, release }, `${this.clock.now().getTime()}${hold ? '-held' : ''}`, BUSY_MILLIS) : this.lookSoon(asked, BUSY_MILLIS));
      }
    }
    await this.#lookWhenWaitEnds();
  }

  /** The end of an import starts a run, and the schedule looks again in any case. */
  #leaveToImport(refusal: AppError): void {
    const now = this.clock.now().getTime();
    if (refusal.code === 'IMPORT_IN_PROGRESS' || now - this.#remindedAt < REMINDER_MILLIS) return this.#logger.debug(`no run: ${refusal.message}`);
    this.#remindedAt = now;
    this.#logger.warn(`no run: ${refusal.message}`);
  }

  async #lookWhenWaitEnds(): Promise<void> {
    const ends = await this.needs.nextWaitEnds();
    if (ends !== null) await this.#lookAt(ends);
  }

  /** Looks once at a moment to come, however often this is asked. */
  async #lookAt(moment: number): Promise<void> {
    const delay = Math.max(10, moment - this.clock.now().getTime());
    // The queue's clock may run ahead of ours. A look that comes too early asks for another one, whose name must differ
    // from its own: the name has the magnitude of the time that is left.
    await this.#queue!.add({ asked: 'changes' }, `at-${moment}-${Math.floor(Math.log2(delay))}`, delay);
  }
}
