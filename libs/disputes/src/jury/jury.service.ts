import { Note } from '@bridgenotes/notes';
import { AppError, type Chore, Clock, CommunitySettings, putInOutbox, takeTurn, textUpTo, type Viewer } from '@bridgenotes/platform';
import { Rating, RatingConflicts } from '@bridgenotes/ratings';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { AuthorsService } from '../authors/authors.service';
import { Dispute } from '../cases/dispute.entity';
import { lockedDispute } from '../cases/disputes.service';
import { requireParticipant } from '../people';
import { DISPUTES, type DisputeSettings } from '../settings';
import { candidates, peopleBehind } from './candidates';
import { decide, drop } from './decide';
import { drawJury } from './draw';
import { JurySeat } from './jury-seat.entity';
import { nextToCall, type Finding, type SeatState } from './jury.rules';

const HOUR = 3_600_000;

/** Who can serve changes with runs and with the days: a draw that found too few is tried again after so long. */
const DRAW_AGAIN_MILLIS = HOUR;

/** $1: now, $2: when a draw is tried again that was made in vain. Disputes in which something is due: a draw, an answer that did not come, the end; or whose note is gone. */
const DUE = `
  SELECT id FROM disputes WHERE ended_at IS NULL AND (drawn_at IS NULL AND (draw_tried_at IS NULL OR draw_tried_at <= $2) OR ends_at <= $1
    OR EXISTS (SELECT FROM jury_seats WHERE dispute_id = disputes.id AND due_at <= $1)
    OR EXISTS (SELECT FROM notes WHERE id = note_id AND deleted_at IS NOT NULL)) ORDER BY id`;

/** Juries: drawn by time, decided by jurors. Nobody else decides a note, whatever their role. */
@Injectable()
export class JuryService implements Chore {
  readonly name = 'juries';
  readonly everySeconds = 60;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
    private readonly authors: AuthorsService,
    private readonly conflicts: RatingConflicts,
  ) {}

  /** Draws juries, calls who comes next where somebody stayed silent, and ends disputes whose time is over. */
  async run(): Promise<void> {
    const now = this.clock.now();
    const due = await this.dataSource.query<{ id: string }[]>(DUE, [now, new Date(now.getTime() - DRAW_AGAIN_MILLIS)]);
    const failures: unknown[] = [];
    for (const { id } of due) {
      const settling = this.dataSource.transaction(async (manager) => this.#settle(manager, await lockedDispute(manager, id), this.clock.now()));
      await settling.catch((error: unknown) => failures.push(error));
    }
    // One that cannot be settled keeps no other waiting.
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${due.length} disputes could not be settled`);
  }

  /**
   * Accepts or declines a seat that one was called to; whoever accepted may still decline. The same again changes nothing.
   * @throws NOT_FOUND, JURY_SEAT_CLOSED, JURY_CONFLICT, and what `requireParticipant` throws
   */
  async answerCall(viewer: Viewer, disputeId: string, accept: boolean): Promise<Dispute> {
    return this.#inSeat(viewer, disputeId, async (manager, dispute, seat, settings, now) => {
      if (seat.state === (accept ? 'accepted' : 'declined')) return;
      allow(seat, accept ? ['called'] : ['called', 'accepted']);
      if (accept) await this.#checkNoConflict(manager, dispute, viewer);
      const dueAt = accept ? dueBy(dispute, settings.findingHours, now) : null;
      await manager.update(JurySeat, { disputeId, contributorId: seat.contributorId }, { state: accept ? 'accepted' : 'declined', dueAt });
    });
  }

  /**
   * Gives a juror's finding, once; secret until the end, and then only counted. The last finding ends the dispute.
   * @throws NOT_FOUND, JURY_SEAT_CLOSED, JURY_CONFLICT, INVALID_INPUT, and what `requireParticipant` throws
   */
  async find(viewer: Viewer, disputeId: string, given: { readonly finding: Finding; readonly reason: string }): Promise<Dispute> {
    const reason = textUpTo(this.community.of(DISPUTES).maxClaimLength, 'reason', given.reason);
    return this.#inSeat(viewer, disputeId, async (manager, dispute, seat) => {
      allow(seat, ['accepted']);
      await this.#checkNoConflict(manager, dispute, viewer);
      await manager.update(JurySeat, { disputeId, contributorId: seat.contributorId }, { state: 'found', finding: given.finding, reason, dueAt: null });
    });
  }

  /** One juror after the other: the dispute is locked while its seats change, and settled before anybody else comes. */
  async #inSeat(viewer: Viewer, disputeId: string, work: (manager: EntityManager, dispute: Dispute, seat: JurySeat, settings: DisputeSettings, now: Date) => Promise<void>): Promise<Dispute> {
    const contributorId = requireParticipant(viewer);
    return this.dataSource.transaction(async (manager) => {
      const dispute = await lockedDispute(manager, disputeId);
      const now = this.clock.now();
      await this.#settle(manager, dispute, now);
      const seat = await manager.findOneBy(JurySeat, { disputeId, contributorId });
      if (seat === null || seat.calledAt === null) throw new AppError('NOT_FOUND', { what: 'seat of yours in the jury of', id: disputeId });
      await work(manager, dispute, seat, this.community.of(DISPUTES), now);
      await this.#settle(manager, dispute, now);
      return manager.findOneByOrFail(Dispute, { id: disputeId });
    });
  }

  /** Brings a dispute to where it should be by now. The caller holds its lock. */
  async #settle(manager: EntityManager, dispute: Dispute, now: Date): Promise<void> {
    if (dispute.endedAt !== null) return;
    const settings = this.community.of(DISPUTES);
    if (!(await manager.existsBy(Note, { id: dispute.noteId, deletedAt: IsNull() }))) return drop(manager, dispute, now);
    const over = dispute.endsAt <= now;
    if (dispute.drawnAt === null && (over || !(await drawJury(manager, this.conflicts, dispute, settings, now)))) return over ? decide(manager, dispute, [], settings, now) : undefined;
    await manager.query(`UPDATE jury_seats SET state = 'expired', due_at = NULL WHERE dispute_id = $1 AND due_at <= $2`, [dispute.id, now]);
    if (!over) await this.#callNext(manager, dispute, settings, now);
    const draw = await manager.findBy(JurySeat, { disputeId: dispute.id });
    if (over || !draw.some((seat) => seat.dueAt !== null)) await decide(manager, dispute, draw, settings, now);
  }

  async #callNext(manager: EntityManager, dispute: Dispute, settings: DisputeSettings, now: Date): Promise<void> {
    const draw = await manager.findBy(JurySeat, { disputeId: dispute.id });
    const seats = dispute.seats!;
    if (nextToCall(draw, seats, () => true).length === 0) return;
    // One after the other: nobody is called to two juries in the same instant.
    await takeTurn(manager, 'calling of jurors');
    const reserves = draw.filter((seat) => seat.state === 'reserve').map((seat) => seat.contributorId);
    const mayServe = new Set((await candidates(manager, this.conflicts, dispute, settings, now, reserves)).map((candidate) => candidate.contributorId));
    const contributorIds = nextToCall(draw, seats, (id) => mayServe.has(id)).map((seat) => seat.contributorId);
    if (contributorIds.length === 0) return;
    const dueAt = dueBy(dispute, settings.answerHours, now);
    await manager.update(JurySeat, { disputeId: dispute.id, contributorId: In(contributorIds) }, { state: 'called', calledAt: now, dueAt });
    await putInOutbox(manager, 'jury.called', { disputeId: dispute.id, noteId: dispute.noteId, contributorIds, until: dueAt.toISOString() }, now);
  }

  /** What a juror did since the draw can make them one of the parties. */
  async #checkNoConflict(manager: EntityManager, { noteId, statementId }: Dispute, viewer: Viewer): Promise<void> {
    const conflict = (why: string) => new AppError('JURY_CONFLICT', { why: `${why}; decline the seat` });
    if (await manager.existsBy(Rating, { noteId, raterId: viewer.contributorId! })) throw conflict('you have rated the note');
    if (await manager.existsBy(Note, { statementId, authorId: viewer.contributorId! })) throw conflict('you have written a note on the statement');
    if ((await peopleBehind(manager, this.conflicts, statementId)).includes(viewer.contributorId!)) throw conflict('a program of yours has written a note on the statement');
    if (await this.authors.isAuthor(manager, statementId, viewer)) throw conflict('you are the author of the statement');
  }
}

/** @throws JURY_SEAT_CLOSED unless the seat is in one of these states */
function allow(seat: JurySeat, states: readonly SeatState[]): void {
  if (!states.includes(seat.state)) throw new AppError('JURY_SEAT_CLOSED', { state: seat.state, allowed: states });
}

const dueBy = (dispute: Dispute, hours: number, now: Date): Date => new Date(Math.min(now.getTime() + hours * HOUR, dispute.endsAt.getTime()));
