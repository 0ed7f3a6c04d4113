import { appendToLog, putInOutbox } from '@bridgenotes/platform';
import { withholdNote } from '@bridgenotes/scoring-runs';
import { createHash } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import { DisputeClaim } from '../cases/dispute-claim.entity';
import { Dispute } from '../cases/dispute.entity';
import type { DisputeSettings } from '../settings';
import { findingText } from './finding.texts';
import { JurySeat } from './jury-seat.entity';
import { FINDINGS, isWithheld, seatsOf, verdict, type Finding } from './jury.rules';

/** What decides, with the version of its rule; beside the rules of the scorer, which are named in the same way. */
export const JURY_RULE = 'Jury (v1.0)';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Ends a dispute with what its jury found, and publishes it: what, why, and how many of each side; never who. */
export async function decide(manager: EntityManager, dispute: Dispute, draw: readonly JurySeat[], settings: DisputeSettings, now: Date): Promise<void> {
  const given = draw.flatMap(({ side, finding, reason }) => (finding === null || reason === null ? [] : [{ side, finding, reason }]));
  const decision = verdict(given, dispute.seats ?? seatsOf(settings.jurySize));
  const { finding, ground, counts } = decision;
  const reasons = given.filter((one) => supports(one.finding, finding)).map((one) => one.reason);
  const reason = findingText(decision, inNobodysOrder(dispute.id, reasons));
  const withheld = isWithheld(finding);
  const amendUntil = finding === 'amended' ? new Date(now.getTime() + settings.amendDays * 24 * 3_600_000) : null;
  await manager.update(Dispute, dispute.id, { finding, ground, counts, reason, endedAt: now, amendUntil });
  await sendHome(manager, dispute.id);
  const { noteId, statementId } = dispute;
  if (withheld) await withholdNote(manager, { noteId, decidedBy: JURY_RULE, decidedAt: now });
  await appendToLog(manager, {
    at: now, kind: 'dispute.decided', subject: `dispute:${dispute.id}`, actor: 'jury',
    data: { noteId, decidedBy: JURY_RULE, finding, ground, counts, withheld, amendUntil: amendUntil?.toISOString() ?? null, reasonDigest: sha256(reason) },
  });
  const claims = await manager.find(DisputeClaim, { select: { id: true, madeBy: true }, where: { disputeId: dispute.id }, order: { id: 'ASC' } });
  await putInOutbox(manager, 'dispute.decided', { disputeId: dispute.id, noteId, statementId, outcome: finding, withheld, contributorIds: claims.map(({ madeBy }) => madeBy) }, now);
}

/** Ends a dispute whose note is gone: there is nothing left to find. */
export async function drop(manager: EntityManager, dispute: Dispute, now: Date): Promise<void> {
  await manager.update(Dispute, dispute.id, { endedAt: now });
  await sendHome(manager, dispute.id);
  await appendToLog(manager, { at: now, kind: 'dispute.dropped', subject: `dispute:${dispute.id}`, actor: 'system', data: { noteId: dispute.noteId, why: 'the note was deleted' } });
}

async function sendHome(manager: EntityManager, disputeId: string): Promise<void> {
  await manager.update(JurySeat, { disputeId, finding: IsNull() }, { state: 'passed', dueAt: null });
}

/** Who would go further speaks for a milder finding too; upholding speaks for itself. */
const supports = (juror: Finding, finding: Finding): boolean => (finding === 'upheld' ? juror === 'upheld' : FINDINGS.indexOf(juror) >= FINDINGS.indexOf(finding));

/** By digest: neither the time nor the place of who wrote it shows. */
const inNobodysOrder = (disputeId: string, reasons: readonly string[]): string[] =>
  reasons.map((reason) => ({ reason, key: sha256(`${disputeId}\n${reason}`) })).sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ reason }) => reason);
