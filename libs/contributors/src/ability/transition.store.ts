import { asJson, copyIn, type CopyValue } from '@bridgenotes/platform';
import type { Transition, TransitionNumbers, TransitionReason, EnrollmentState } from '@bridgenotes/scoring';
import type { PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';
import { EnrollmentTransition } from './enrollment-transition.entity';

/** A change of somebody's enrollment state that was not found by a run. */
export interface GivenTransition {
  readonly contributorId: string;
  readonly from: EnrollmentState;
  readonly to: EnrollmentState;
  readonly reason: TransitionReason;
  readonly numbers?: TransitionNumbers | null;
  readonly at: Date;
  /** Who did it: a participant's public id, or `system`. */
  readonly actor: string;
}

/** Tells whoever listens, and everybody, of stored transitions. $1 their ids, $2 who did it, $3 whether imported people are news. */
const TELL_OF_TRANSITIONS = `
  WITH changed AS (
    SELECT transition.*, participant_id FROM enrollment_transitions AS transition JOIN contributors ON contributors.id = contributor_id 
    WHERE transition.id = ANY($1::bigint[]) AND ($3 OR NOT imported)),
  told AS (
    INSERT INTO outbox (topic, payload, created_at)
    SELECT 'contributor.state_changed',
      jsonb_build_object('contributorId', contributor_id::text, 'transitionId', id::text, 'from', from_state, 'to', to_state, 'reason', reason), changed_at
    FROM changed ORDER BY id)
  INSERT INTO public_log (at, kind, subject, actor, data)
  SELECT changed_at, 'contributor.state', 'contributor:' || contributor_id, $2,
    jsonb_build_object('participant', participant_id, 'from', from_state, 'to', to_state, 'reason', reason, 'run', run_id::text)
  FROM changed ORDER BY id`;

/**
 * Records what was done to somebody's enrollment state, beside the change itself and in its transaction: a row of their
 * history, an entry of the public log, and an event.
 * @returns the ids of the rows, in the order given
 */
export async function recordTransitions(manager: EntityManager, given: readonly GivenTransition[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { contributorId, from, to, reason, numbers = null, at, actor } of given) {
    const inserted = await manager.insert(EnrollmentTransition, { contributorId, fromState: from, toState: to, reason, numbers, runId: null, changedAt: at });
    const { id } = inserted.identifiers[0] as { id: string };
    await manager.query(TELL_OF_TRANSITIONS, [[id], actor, true]);
    ids.push(id);
  }
  return ids;
}

const COLUMNS = ['contributor_id', 'from_state', 'to_state', 'reason', 'numbers'];

/** Steps that a run found, by contributor, until it is known whose state is changed by the run: see {@link recordOfRun}. */
export async function prepareTransitions(client: PoolClient, given: Iterable<{ readonly contributorId: string; readonly transitions: readonly Transition[] }>): Promise<void> {
  await client.query(`CREATE TEMPORARY TABLE next_transition (position serial, contributor_id bigint, from_state text, to_state text, reason text, numbers jsonb) ON COMMIT DROP`);
  await copyIn(client, 'next_transition', COLUMNS, rowsOf(given));
}

function* rowsOf(given: Iterable<{ readonly contributorId: string; readonly transitions: readonly Transition[] }>): Generator<CopyValue[]> {
  for (const { contributorId, transitions } of given) {
    for (const { from, to, reason, numbers } of transitions) yield [contributorId, from, to, reason, numbers === null ? null : asJson(numbers)];
  }
}

/** A run that changes states. */
export interface RunOfTransitions {
  readonly id: string;
  readonly asOf: Date;
  /** Whether it stands for the own time of a history that has ended: what that decided on imported people is no news. */
  readonly isHistory: boolean;
}

/** Records the prepared steps of the contributors whose row has the id of `changed`, a table of the transaction. */
export async function recordOfRun(client: PoolClient, changed: string, run: RunOfTransitions): Promise<void> {
  const { rows } = await client.query<{ id: string; contributor_id: string; reason: TransitionReason }>(
    `INSERT INTO enrollment_transitions (contributor_id, from_state, to_state, reason, numbers, run_id, changed_at)
     SELECT contributor_id, from_state, to_state, reason, numbers, $1, $2 FROM next_transition JOIN ${changed} AS changed ON changed.id = contributor_id ORDER BY position RETURNING id, contributor_id, reason`,
    [run.id, run.asOf],
  );
  const unlocked = rows.filter(({ reason }) => reason === 'EARNED_IN_AGAIN_BY_RATING_IMPACT').map((row) => row.contributor_id);
  if (unlocked.length > 0) await client.query(`UPDATE lock_appeals SET state = 'overtaken', decided_at = $2 WHERE state = 'open' AND contributor_id = ANY($1::bigint[])`, [unlocked, run.asOf]);
  if (rows.length > 0) await client.query(TELL_OF_TRANSITIONS, [rows.map(({ id }) => id), 'system', !run.isHistory]);
}
