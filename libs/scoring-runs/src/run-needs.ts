import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@bridgenotes/platform';
import { DataSource } from 'typeorm';
import { changeMark, whatIsDue, type Due, type Situation } from './run.rules';
import type { RunCounts } from './scoring-run.entity';
import { SCORING_SETTINGS, type ScoringSettings } from './settings';
import { COUNT_CHANGES } from './snapshot';

interface LastRun {
  readonly as_of: Date;
  readonly cut_off: Date;
  readonly started_at: Date;
  readonly finished_at: Date;
  readonly counts: RunCounts;
}

/** Says whether a run is due, cheaply: no query here reads more than what is new since the last run. */
@Injectable()
export class RunNeeds {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(SCORING_SETTINGS) private readonly settings: ScoringSettings,
  ) {}

  /** See `whatIsDue`. */
  async due(asked: 'schedule' | 'changes'): Promise<Due> {
    return whatIsDue(await this.situation(), asked, this.settings);
  }

  /**
   * When the next stability wait ends that no run has looked at since, in milliseconds since 1970; null when no note waits.
   * @param lastAsOf the time of the last run
   */
  async nextWaitEnds(lastAsOf?: number | null): Promise<number | null> {
    const floor = lastAsOf === undefined ? (await this.#last())?.as_of.getTime() : lastAsOf;
    const { stability, confidence } = this.settings.parameters;
    // With a confidence model a wait may end twice: early, and for good.
    const ofHelpful = confidence?.keeps == null ? [stability.maxWaitHelpful] : [stability.minWaitHelpful, stability.maxWaitHelpful];
    // A wait is over when more time than it has passed. One that ended before the last run's own time was looked at by
    // that run, even if the run was refused.
    const [found] = await this.dataSource.query<{ ends: string | null }[]>(
      `SELECT min(ends) AS ends FROM (
         SELECT timestamp_millis_of_nmr_due_to_min_stable_crh_time + 1 + unnest(CASE WHEN current_core_status = 'NEEDS_YOUR_HELP' THEN $1::bigint[] ELSE $2::bigint[] END) AS ends
         FROM note_status_history WHERE timestamp_millis_of_nmr_due_to_min_stable_crh_time > 0 AND locked_status IS NULL) AS waiting
       WHERE ends > $3`,
      [[stability.maxWaitNeedsYourHelp], ofHelpful, floor ?? 0],
    );
    return found!.ends === null ? null : Number(found!.ends);
  }

  async situation(): Promise<Situation> {
    const now = this.clock.now().getTime();
    const last = await this.#last();
    const mark = changeMark(last?.cut_off ?? new Date(0));
    const [{ changes }] = await this.dataSource.query<[{ changes: string }]>(COUNT_CHANGES, [mark.id, mark.time]);
    const lastAsOf = last?.as_of.getTime() ?? null;
    const lastRun = last === undefined ? null : { took: last.finished_at.getTime() - last.started_at.getTime(), endedAt: last.finished_at.getTime() };
    const [{ newer }] = await this.dataSource.query<[{ newer: boolean }]>('SELECT EXISTS (SELECT FROM ratings WHERE rated_at > $1 AND rated_at <= $2) AS newer', [last?.as_of ?? new Date(0), new Date(now)]);
    const { lockAge } = this.settings.parameters;
    const [{ aged }] = await this.dataSource.query<[{ aged: string }]>(
      'SELECT count(*) AS aged FROM note_status_history WHERE locked_status IS NULL AND created_at_millis >= $1 AND created_at_millis < $2',
      [(lastAsOf ?? now) - lockAge, now - lockAge],
    );
    const [{ unconfirmed }] = await this.dataSource.query<[{ unconfirmed: boolean }]>(
      'SELECT EXISTS (SELECT FROM note_scores WHERE run_id = (SELECT run_id FROM published_run) AND live_at > $1) AS unconfirmed',
      [last?.cut_off ?? new Date(0)],
    );
    return { now, lastAsOf, changes: Number(changes) - (last?.counts.changesAboveMark ?? 0), newerRatings: newer, nextWaitEnds: await this.nextWaitEnds(lastAsOf), comeOfAge: Number(aged), unconfirmed, lastRun };
  }

  /** A refused run looked at everything, too: it is not repeated until there is something new to look at. */
  async #last(): Promise<LastRun | undefined> {
    const [last] = await this.dataSource.query<LastRun[]>(`
      SELECT as_of, cut_off, started_at, finished_at, counts FROM scoring_runs WHERE state IN ('published', 'refused') ORDER BY id DESC LIMIT 1`);
    return last;
  }
}
