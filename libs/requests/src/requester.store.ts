import { DAY_MILLIS } from '@bridgenotes/platform';
import type { EntityManager } from 'typeorm';
import { allowanceOf, levelOf, perDay, type Allowance, type RequestRecord, type RequesterLevel } from './helpfulness.rules';
import type { RequestSettings } from './requests.settings';

/** Where a requester stands. */
export interface RequesterStanding extends RequestRecord {
  readonly level: RequesterLevel;
  readonly allowance: Allowance;
}

interface Counted extends RequestRecord {
  readonly recentlyUnfounded: number;
  readonly madeToday: readonly Date[];
}

/** What became of somebody's requests, and what they may still ask today. */
export async function standingOf(manager: EntityManager, requesterId: string, now: Date, settings: RequestSettings): Promise<RequesterStanding> {
  const [counted] = await manager.query<Counted[]>(
    `SELECT (count(*) FILTER (WHERE eligible))::int AS eligible,
       (count(*) FILTER (WHERE eligible AND helpful_note_id IS NOT NULL))::int AS hits,
       (count(*) FILTER (WHERE unfounded_at IS NOT NULL AND helpful_note_id IS NULL))::int AS unfounded,
       (count(*) FILTER (WHERE unfounded_at > $2 AND helpful_note_id IS NULL))::int AS "recentlyUnfounded",
       coalesce(array_agg(made_at ORDER BY made_at) FILTER (WHERE made_at > $3), '{}') AS "madeToday"
     FROM note_requests WHERE requester_id = $1`,
    [requesterId, new Date(now.getTime() - settings.unfoundedDays * DAY_MILLIS), new Date(now.getTime() - DAY_MILLIS)],
  );
  const { eligible, hits, unfounded, recentlyUnfounded, madeToday } = counted!;
  const level = levelOf({ eligible, hits, unfounded }, settings);
  return { eligible, hits, unfounded, level, allowance: allowanceOf(perDay(level, recentlyUnfounded, settings), madeToday, now) };
}
