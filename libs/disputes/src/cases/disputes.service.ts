import { Note } from '@bridgenotes/notes';
import { appendToLog, AppError, Clock, CommunitySettings, DAY_MILLIS, hasRoom, putInOutbox, rollingLimit, takeTurn, textUpTo, type Viewer } from '@bridgenotes/platform';
import { isShown } from '@bridgenotes/scoring-runs';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { JurySeat } from '../jury/jury-seat.entity';
import { holdsSeat } from '../jury/jury.rules';
import { requireParticipant, requirePresent } from '../people';
import { DISPUTES, type DisputeSettings } from '../settings';
import { claimValue, type ClaimValue, type GivenClaim } from './claim.rules';
import { DisputeClaim } from './dispute-claim.entity';
import { Dispute } from './dispute.entity';

/** Opens disputes, and hears both sides; what is found of them is a jury's. */
@Injectable()
export class DisputesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
  ) {}

  /**
   * Disputes a note that is shown, at words of it: opens a dispute, or joins the one that is open. The note is listed
   * for raters again while it goes on.
   * @throws NOT_FOUND, DISPUTE_OWN_NOTE, NOTE_NOT_SHOWN, DISPUTE_LIMIT_REACHED, DISPUTE_ALREADY_OPEN, DISPUTE_FULL, DISPUTE_BEING_DECIDED,
   * DISPUTE_DECIDED_RECENTLY, JURY_CONFLICT, what `claimValue` throws, and what `requireParticipant` throws
   */
  async dispute(viewer: Viewer, noteId: string, given: GivenClaim): Promise<Dispute> {
    const settings = this.community.of(DISPUTES);
    const madeBy = settings.openToReaders ? requirePresent(viewer) : requireParticipant(viewer);
    return this.dataSource.transaction(async (manager) => {
      // First the person, then the note: whoever disputes many notes at once and whoever disputes the same one wait in one order.
      await takeTurn(manager, `disputes by ${madeBy}`);
      await takeTurn(manager, `disputes of note ${noteId}`);
      const now = this.clock.now();
      // The shared lock keeps the note from being deleted between the check and the claim.
      const note = await manager.findOne(Note, { where: { id: noteId }, lock: { mode: 'pessimistic_read' } });
      if (note === null) throw new AppError('NOT_FOUND', { what: 'note', id: noteId });
      if (note.authorId === madeBy) throw new AppError('DISPUTE_OWN_NOTE');
      await this.#checkLimit(manager, madeBy, settings.perDay, now);
      const value = claimValue(given, note.text, settings);
      const open = await manager.findOne(Dispute, { where: { noteId, endedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
      if (open !== null && open.endsAt > now) return this.#join(manager, open, madeBy, value, settings, now);
      if (!(await isShown(manager, noteId))) throw new AppError('NOTE_NOT_SHOWN');
      if (open !== null) throw new AppError('DISPUTE_BEING_DECIDED');
      return this.#open(manager, note, madeBy, value, settings, now);
    });
  }

  /**
   * What the author of the note says to the claims, once, while the dispute goes on.
   * @throws NOT_FOUND, NOT_YOURS_TO_ANSWER, DISPUTE_ENDED, DISPUTE_ANSWERED, INVALID_INPUT, and what `requireParticipant` throws
   */
  async answer(viewer: Viewer, disputeId: string, text: string): Promise<Dispute> {
    const authorId = requireParticipant(viewer);
    const authorAnswer = textUpTo(this.community.of(DISPUTES).maxClaimLength, 'text', text);
    return this.dataSource.transaction(async (manager) => {
      const dispute = await lockedDispute(manager, disputeId);
      if (dispute.authorId !== authorId) throw new AppError('NOT_YOURS_TO_ANSWER');
      const answeredAt = this.clock.now();
      if (dispute.endedAt !== null || dispute.endsAt <= answeredAt) throw new AppError('DISPUTE_ENDED');
      if (dispute.authorAnswer !== null) throw new AppError('DISPUTE_ANSWERED');
      await manager.update(Dispute, disputeId, { authorAnswer, answeredAt });
      return Object.assign(dispute, { authorAnswer, answeredAt });
    });
  }

  async #checkLimit(manager: EntityManager, madeBy: string, perDay: number, now: Date): Promise<void> {
    const lately = await manager.find(DisputeClaim, { select: { id: true, madeAt: true }, where: { madeBy, madeAt: MoreThan(new Date(now.getTime() - DAY_MILLIS)) } });
    const use = rollingLimit(lately.map((claim) => claim.madeAt), { limit: perDay, window: DAY_MILLIS }, now);
    if (!hasRoom(use)) throw new AppError('DISPUTE_LIMIT_REACHED', { limit: perDay, resetsAt: use.resetsAt?.toISOString() ?? null });
  }

  async #open(manager: EntityManager, note: Note, madeBy: string, value: ClaimValue, settings: DisputeSettings, now: Date): Promise<Dispute> {
    const last = await manager.findOne(Dispute, { where: { noteId: note.id }, order: { id: 'DESC' } });
    const restsUntil = last?.finding == null ? null : new Date(last.endedAt!.getTime() + settings.restDays * DAY_MILLIS);
    if (restsUntil !== null && restsUntil > now) throw new AppError('DISPUTE_DECIDED_RECENTLY', { until: restsUntil.toISOString() });
    const endsAt = new Date(now.getTime() + settings.days * DAY_MILLIS);
    const { id: noteId, statementId } = note;
    const dispute = await manager.save(Dispute, manager.create(Dispute, { noteId, statementId, authorId: note.authorId, openedAt: now, endsAt }));
    await this.#claim(manager, dispute, madeBy, value, now, 'dispute.opened');
    await putInOutbox(manager, 'dispute.opened', { disputeId: dispute.id, noteId, statementId }, now);
    await putInOutbox(manager, 'note.relisted', { noteId, statementId, until: endsAt.toISOString(), why: 'dispute' }, now);
    return manager.findOneByOrFail(Dispute, { id: dispute.id });
  }

  async #join(manager: EntityManager, dispute: Dispute, madeBy: string, value: ClaimValue, settings: DisputeSettings, now: Date): Promise<Dispute> {
    if (await manager.existsBy(DisputeClaim, { disputeId: dispute.id, madeBy })) throw new AppError('DISPUTE_ALREADY_OPEN');
    const seat = await manager.findOneBy(JurySeat, { disputeId: dispute.id, contributorId: madeBy });
    if (seat !== null && holdsSeat(seat.state)) throw new AppError('JURY_CONFLICT', { why: 'a juror does not dispute the note; decline the seat first' });
    // What jurors have judged stays what they were told.
    if (await manager.existsBy(JurySeat, { disputeId: dispute.id, state: 'found' })) throw new AppError('DISPUTE_BEING_DECIDED');
    if ((await manager.countBy(DisputeClaim, { disputeId: dispute.id })) >= settings.maxClaims) throw new AppError('DISPUTE_FULL', { limit: settings.maxClaims });
    await this.#claim(manager, dispute, madeBy, value, now, 'dispute.joined');
    return dispute;
  }

  async #claim(manager: EntityManager, dispute: Dispute, madeBy: string, value: ClaimValue, now: Date, kind: 'dispute.opened' | 'dispute.joined'): Promise<void> {
    await manager.insert(DisputeClaim, { disputeId: dispute.id, madeBy, madeAt: now, ...value });
    // Who claims what is not told: neither the person nor the words, by which one claim is told from another.
    await appendToLog(manager, {
      at: now, kind, subject: `dispute:${dispute.id}`, actor: 'system',
      data: { noteId: dispute.noteId, statementId: dispute.statementId, until: dispute.endsAt.toISOString() },
    });
  }
}

/** A dispute that nobody else changes until the transaction ends. @throws NOT_FOUND */
export async function lockedDispute(manager: EntityManager, id: string): Promise<Dispute> {
  const dispute = await manager.findOne(Dispute, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (dispute === null) throw new AppError('NOT_FOUND', { what: 'dispute', id });
  return dispute;
}
