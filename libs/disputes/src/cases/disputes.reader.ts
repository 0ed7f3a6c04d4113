import { keysetPage, type KeysetOrder, type Page, type PageRequest } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { JurySeat } from '../jury/jury-seat.entity';
import { NoteReview } from '../reviews/note-review.entity';
import { DisputeClaim } from './dispute-claim.entity';
import { Dispute } from './dispute.entity';

const NEWEST: KeysetOrder<Dispute> = { name: 'disputes', direction: 'DESC', columns: [{ expression: 'dispute.id', type: 'bigint', value: (dispute) => dispute.id }] };
const LATEST_CALL: KeysetOrder<JurySeat> = { name: 'jury-seats', direction: 'DESC', columns: [{ expression: 'seat.dispute_id', type: 'bigint', value: (seat) => seat.disputeId }] };

/** Reads disputes, claims, reviews and a juror's own seats. */
@Injectable()
export class DisputesReader {
  constructor(private readonly dataSource: DataSource) {}

  async findByIds(ids: readonly string[]): Promise<Dispute[]> {
    return this.dataSource.getRepository(Dispute).findBy({ id: In([...ids]) });
  }

  /** All disputes, or those of a note, newest first; `open`: only those that go on, or only those that ended. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async list(of: { readonly noteId?: string | null; readonly open?: boolean | null }, page: PageRequest): Promise<Page<Dispute>> {
    const disputes = this.dataSource.getRepository(Dispute).createQueryBuilder('dispute');
    if (of.noteId != null) disputes.andWhere('dispute.note_id = :noteId', { noteId: of.noteId });
    if (of.open != null) disputes.andWhere(`dispute.ended_at IS ${of.open ? 'NULL' : 'NOT NULL'}`);
    return keysetPage(disputes, NEWEST, page);
  }

  /** The latest dispute of each of these notes that has one; `decided`: the latest in which a jury found something. */
  async latestOfNotes(noteIds: readonly string[], decided: boolean): Promise<Dispute[]> {
    return this.dataSource.getRepository(Dispute).createQueryBuilder('dispute').distinctOn(['dispute.note_id'])
      .where('dispute.note_id = ANY(:noteIds)', { noteIds }).andWhere(decided ? 'dispute.finding IS NOT NULL' : 'true')
      .orderBy('dispute.note_id').addOrderBy('dispute.id', 'DESC').getMany();
  }

  /** Claims of some disputes, oldest first. */
  async claimsOf(disputeIds: readonly string[]): Promise<DisputeClaim[]> {
    return this.dataSource.getRepository(DisputeClaim).find({ where: { disputeId: In([...disputeIds]) }, order: { id: 'ASC' } });
  }

  /** The latest review that was asked for each of these notes that has one. */
  async latestReviews(noteIds: readonly string[]): Promise<NoteReview[]> {
    return this.dataSource.getRepository(NoteReview).createQueryBuilder('review').distinctOn(['review.note_id'])
      .where('review.note_id = ANY(:noteIds)', { noteIds }).orderBy('review.note_id').addOrderBy('review.asked_at', 'DESC').getMany();
  }

  /** The seats that somebody was ever called to, latest dispute first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async seatsOf(contributorId: string, page: PageRequest): Promise<Page<JurySeat>> {
    return keysetPage(this.dataSource.getRepository(JurySeat).createQueryBuilder('seat').where('seat.contributor_id = :contributorId AND seat.called_at IS NOT NULL', { contributorId }), LATEST_CALL, page);
  }

  /** Somebody's own seats in some disputes, in no order. */
  async seatsIn(contributorId: string, disputeIds: readonly string[]): Promise<JurySeat[]> {
    return (await this.dataSource.getRepository(JurySeat).findBy({ contributorId, disputeId: In([...disputeIds]) })).filter((seat) => seat.calledAt !== null);
  }
}
