import { AppError, appendToLog, putInOutbox, type LogKind, type OutboxTopic } from '@bridgenotes/platform';
import { IsNull, type EntityManager } from 'typeorm';
import { Contributor } from '../people/contributor.entity';
import { WaitingEntry } from './admission.entity';
import type { Eligibility } from './eligibility.rules';

/** Why somebody no longer takes part, short of being removed. */
export type LeavingReason = 'OWN_WILL' | 'ELIGIBILITY';

/** Somebody, and nobody else changes them until the transaction ends. @throws NOT_FOUND */
export async function lockContributor(manager: EntityManager, id: string): Promise<Contributor> {
  const contributor = await manager.findOne(Contributor, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (contributor === null) throw new AppError('NOT_FOUND', { what: 'contributor', id });
  return contributor;
}

/** Tells everybody (the log) and whoever has to act (the outbox) that somebody came or went. */
export async function tellOfMember(
  manager: EntityManager,
  contributor: Contributor,
  told: { what: LogKind & OutboxTopic; actor: string; at: Date; log?: Record<string, unknown>; event?: Record<string, unknown> },
): Promise<void> {
  await appendToLog(manager, { kind: told.what, subject: `contributor:${contributor.id}`, actor: told.actor, at: told.at, data: { participantId: contributor.participantId, ...told.log } });
  await putInOutbox(manager, told.what, { contributorId: contributor.id, ...told.event }, told.at);
}

/** Takes somebody off the waiting list whom no draw can admit any more; a place that they were given stays theirs. */
export async function stopWaiting(manager: EntityManager, contributorId: string): Promise<void> {
  await manager.delete(WaitingEntry, { contributorId, admittedAt: IsNull() });
}

/** Ends somebody's taking part, whose row the caller has locked. Ratings and notes stay and count. */
export async function depart(manager: EntityManager, contributor: Contributor, because: LeavingReason, at: Date): Promise<Contributor> {
  await manager.update(Contributor, { id: contributor.id }, { leftAt: at });
  const actor = because === 'OWN_WILL' ? contributor.participantId : 'system';
  await tellOfMember(manager, contributor, { what: 'contributor.left', actor, at, log: { because }, event: { because } });
  return Object.assign(contributor, { leftAt: at });
}

/** Ends the taking part of somebody who lost what the community asks of its members; does nothing while it is met all the same. */
export async function departWhenUnmet(manager: EntityManager, contributorId: string, ask: (id: string) => Promise<Eligibility>, at: Date): Promise<void> {
  const contributor = await lockContributor(manager, contributorId);
  if (contributor.alias === null || contributor.leftAt !== null || contributor.enrollmentState === 'removed') return;
  if (!(await ask(contributorId)).met) await depart(manager, contributor, 'ELIGIBILITY', at);
}
