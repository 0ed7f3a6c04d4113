import { AppError, Clock, CommunitySettings, DAY_MILLIS, hasRoom, rollingLimit } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { largestFeed, type FeedSize } from '../feed/feed.rules';
import { PROGRAMS } from '../programs.settings';
import { longHitRate, privilegesOf, writingLimit, type LimitReason, type WritingRecord } from './writing-limit.rules';
import { writingRecords, writtenSince } from './writing-record.store';

/** What a program may write now, and why. */
export interface ProgramLimit {
  readonly limit: number;
  readonly reason: LimitReason;
  readonly used: number;
  /** When the next note fits; null while one does. */
  readonly resetsAt: Date | null;
  readonly largestFeed: FeedSize;
  readonly hitRate: number;
  readonly best: boolean;
}

/** Tells programs where they stand. */
@Injectable()
export class WritingLimits {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
  ) {}

  /** In the order of the ids. */
  async ofEach(programIds: readonly string[]): Promise<ProgramLimit[]> {
    const settings = this.community.of(PROGRAMS);
    const now = this.clock.now();
    const { manager } = this.dataSource;
    const [records, written] = [await writingRecords(manager, programIds, now), await writtenSince(manager, programIds, new Date(now.getTime() - DAY_MILLIS))];
    return records.map((record, i) => {
      const { limit, reason } = writingLimit(record, settings.limits);
      const { used, resetsAt } = rollingLimit(written[i]!, { limit, window: DAY_MILLIS }, now);
      const privileges = privilegesOf(record, settings);
      return { limit, reason, used, resetsAt, largestFeed: largestFeed(privileges), hitRate: longHitRate(record), best: privileges.best };
    });
  }

  /**
   * Asks whether one more note of a program fits, in the transaction that writes it and has locked the program.
   * @returns how its notes fared
   * @throws AI_NOTE_LIMIT_REACHED
   */
  async checkRoom(manager: EntityManager, programId: string): Promise<WritingRecord> {
    const now = this.clock.now();
    const [record] = await writingRecords(manager, [programId], now);
    const [written] = await writtenSince(manager, [programId], new Date(now.getTime() - DAY_MILLIS));
    const { limit, reason } = writingLimit(record!, this.community.of(PROGRAMS).limits);
    const use = rollingLimit(written!, { limit, window: DAY_MILLIS }, now);
    if (!hasRoom(use)) throw new AppError('AI_NOTE_LIMIT_REACHED', { limit, used: use.used, resetsAt: use.resetsAt?.toISOString() ?? null, reason });
    return record!;
  }

  /** @throws PROGRAM_RECORD_NEEDED for what only the best programs may have */
  requireBest(record: WritingRecord, what: string): void {
    const settings = this.community.of(PROGRAMS);
    if (!privilegesOf(record, settings).best) throw new AppError('PROGRAM_RECORD_NEEDED', { what, needed: `${settings.bestNet} more helpful than not helpful notes in 90 days` });
  }
}
