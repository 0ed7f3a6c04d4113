import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@bridgenotes/platform';
import type { ModelStatus } from '@bridgenotes/scoring';
import { DataSource } from 'typeorm';
import { changeMark, waitEnds, whatIsDue, type Due, type Situation } from './run.rules';
import type { RunCounts } from './scoring-run.entity';
import { SCORING_SETTINGS, type ScoringSettings } from './settings';
import { COUNT_CHANGES } from './snapshot';

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
    return whatIsDue(await this.situation(), asked, this.settings.afterChanges);
  }

  /** When the first stability wait ends, in milliseconds since 1970; null when no note waits. */
  async firstWaitEnds(): Promise<number | null> {
    const waiting = await this.dataSource.query<{ core: ModelStatus | null; since: string }[]>(`
      SELECT current_core_status AS core, min(timestamp_millis_of_nmr_due_to_min_stable_crh_time) AS since FROM note_status_history
      WHERE timestamp_millis_of_nmr_due_to_min_stable_crh_time > 0 AND locked_status IS NULL GROUP BY current_core_status`);
    const ends = waiting.flatMap(({ core, since }) => waitEnds({ timestampMillisOfNmrDueToMinStableCrhTime: Number(since), currentCoreStatus: core, lockedStatus: null }, this.settings.parameters) ?? []);
    return ends.length === 0 ? null : Math.min(...ends);
  }

  async situation(): Promise<Situation> {
    const now = this.clock.now().getTime();
    // A refused run looked at everything, too: it is not repeated until there is something new to look at.
    const [last] = await this.dataSource.query<{ as_of: Date; cut_off: Date; counts: RunCounts }[]>(`
      SELECT as_of, cut_off, counts FROM scoring_runs WHERE state IN ('published', 'refused') ORDER BY id DESC LIMIT 1`);
    const mark = changeMark(last?.cut_off ?? new Date(0));
    const [{ changes }] = await this.dataSource.query<[{ changes: string }]>(COUNT_CHANGES, [mark.id, mark.time]);
    const lastAsOf = last?.as_of.getTime() ?? null;
    const [{ newer }] = await this.dataSource.query<[{ newer: boolean }]>('SELECT EXISTS (SELECT FROM ratings WHERE rated_at > $1) AS newer', [last?.as_of ?? new Date(0)]);
    const { lockAge } = this.settings.parameters;
    const [{ aged }] = await this.dataSource.query<[{ aged: string }]>(
      'SELECT count(*) AS aged FROM note_status_history WHERE locked_status IS NULL AND created_at_millis >= $1 AND created_at_millis < $2',
      [(lastAsOf ?? now) - lockAge, now - lockAge],
    );
    return { now, lastAsOf, changes: Number(changes) - (last?.counts.changesAboveMark ?? 0), newerRatings: newer, firstWaitEnds: await this.firstWaitEnds(), comeOfAge: Number(aged) };
  }
}
