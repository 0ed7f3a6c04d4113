import { copyIn, copyOut, unescapeField, type CopyValue } from '@bridgenotes/platform';
import type { EnrollmentState, Transition } from '@bridgenotes/scoring';
import type { PoolClient } from 'pg';
import { prepareTransitions, recordOfRun, type RunOfTransitions } from '../ability/transition.store';

/** Where somebody stands on the way to writing notes. Times are milliseconds since 1970. */
export interface Standing {
  readonly contributorId: string;
  readonly participantId: string;
  readonly modelingGroup: number | null;
  readonly enrollmentState: EnrollmentState;
  /** The rating impact that unlocks writing. */
  readonly successfulRatingNeededToEarnIn: number;
  readonly timestampOfLastStateChange: number | null;
  readonly timestampOfLastEarnOut: number | null;
  readonly numberOfTimesEarnedOut: number;
  /** Ratings that agreed with a status less those that did not. */
  readonly ratingImpact: number;
  /** Notes rated helpful less those rated not helpful. */
  readonly writingImpact: number;
}

const millis = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::bigint`;
const numberOrNull = (field: string): number | null => (unescapeField(field) === null ? null : Number(field));
const timeOrNull = (time: number | null): Date | null => (time === null ? null : new Date(time));

/** Everybody there is, within the snapshot of the caller's transaction. */
export async function readStandings(client: PoolClient, onStanding: (standing: Standing) => void): Promise<void> {
  const query = `SELECT id, participant_id, modeling_group, enrollment_state, successful_rating_needed_to_earn_in, ${millis('last_state_change_at')}, ${millis('last_earn_out_at')},
    times_earned_out, rating_impact, writing_impact FROM contributors`;
  await copyOut(client, query, ([id, participantId, group, state, needed, changed, earnedOut, times, ratingImpact, writingImpact]) =>
    onStanding({
      contributorId: id!,
      participantId: unescapeField(participantId!)!,
      modelingGroup: numberOrNull(group!),
      enrollmentState: state as EnrollmentState,
      successfulRatingNeededToEarnIn: Number(needed),
      timestampOfLastStateChange: numberOrNull(changed!),
      timestampOfLastEarnOut: numberOrNull(earnedOut!),
      numberOfTimesEarnedOut: Number(times),
      ratingImpact: Number(ratingImpact),
      writingImpact: Number(writingImpact),
    }),
  );
}

const COLUMNS = ['id', 'seen_state', 'enrollment_state', 'successful_rating_needed_to_earn_in', 'last_state_change_at', 'last_earn_out_at', 'times_earned_out', 'rating_impact', 'writing_impact'];
const WRITTEN = COLUMNS.slice(2);

/** What a run makes of somebody. */
export interface StandingChange {
  readonly before: Standing;
  readonly after: Standing;
  /** From state to state, each with its reason; none when the state stays. */
  readonly transitions: readonly Transition[];
}

/**
 * Stores what a run made of people, in the caller's transaction.
 * @param changed whoever has another state by now than before, somebody else changed: their state is left alone
 */
export async function storeStandings(client: PoolClient, changed: readonly StandingChange[], run: RunOfTransitions): Promise<void> {
  await client.query(`CREATE TEMPORARY TABLE next_standing ON COMMIT DROP AS SELECT id, enrollment_state AS seen_state, ${WRITTEN.join(', ')} FROM contributors WITH NO DATA`);
  await client.query('CREATE TEMPORARY TABLE stored_standing (id bigint) ON COMMIT DROP');
  await copyIn(client, 'next_standing', COLUMNS, rowsOf(changed));
  await prepareTransitions(client, changed.map(({ after, transitions }) => ({ contributorId: after.contributorId, transitions })));
  await client.query(`
    WITH stored AS (
      UPDATE contributors SET (${WRITTEN.join(', ')}) = (${WRITTEN.map((column) => `next.${column}`).join(', ')})
      FROM next_standing AS next WHERE contributors.id = next.id AND contributors.enrollment_state = next.seen_state
      RETURNING contributors.id)
    INSERT INTO stored_standing SELECT id FROM stored`);
  await recordOfRun(client, 'stored_standing', run);
}

function* rowsOf(changed: Iterable<StandingChange>): Generator<CopyValue[]> {
  for (const { before, after } of changed) {
    yield [
      after.contributorId, before.enrollmentState, after.enrollmentState, after.successfulRatingNeededToEarnIn, timeOrNull(after.timestampOfLastStateChange), timeOrNull(after.timestampOfLastEarnOut),
      after.numberOfTimesEarnedOut, after.ratingImpact, after.writingImpact,
    ];
  }
}
