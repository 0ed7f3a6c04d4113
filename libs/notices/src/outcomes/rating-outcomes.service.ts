import { Clock, CommunitySettings, DAY_MILLIS, takeTurn } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { tell } from '../events/draft';
import { NoticeWriter } from '../inbox/notice-writer';
import { NOTICES } from '../notices.settings';

const MARK = 'rating outcomes';
/** Raters who are told in one transaction. */
const PORTION = 1000;

/**
 * How ratings turned out: of notes whose status held and was told in the span, and that were rated before they got it. Who
 * found a note somewhat helpful has said neither.
 */
const OUTCOMES = `
  SELECT rating.rater_id AS id,
    count(*) FILTER (WHERE (rating.level = 2) = (news.told_status = 'CURRENTLY_RATED_HELPFUL'))::int AS agreed,
    count(*) FILTER (WHERE (rating.level = 2) <> (news.told_status = 'CURRENTLY_RATED_HELPFUL'))::int AS disagreed
  FROM note_news news JOIN ratings rating ON rating.note_id = news.note_id AND rating.rated_at < news.changed_at AND rating.withdrawn_at IS NULL AND rating.level <> 1
  WHERE news.audience = 'AUTHOR' AND news.told_at >= $1 AND news.told_at < $2 AND news.told_status <> 'NEEDS_MORE_RATINGS'
  GROUP BY rating.rater_id HAVING rating.rater_id > $3::bigint ORDER BY rating.rater_id LIMIT $4`;

/** Tells raters, once for each span of days, what became of the notes that they had rated. */
@Injectable()
export class RatingOutcomesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: NoticeWriter,
    private readonly community: CommunitySettings,
    private readonly clock: Clock,
  ) {}

  /** Tells of the last span that has ended, unless that was done. Spans are counted from 1970, so that all servers agree on them. @returns how many notices were written */
  async tellDue(): Promise<number> {
    const days = this.community.of(NOTICES).outcomeDays;
    const now = this.clock.now();
    const until = new Date(Math.floor(now.getTime() / (days * DAY_MILLIS)) * days * DAY_MILLIS);
    return this.dataSource.transaction(async (manager) => {
      await takeTurn(manager, MARK);
      const [mark] = await manager.query<{ at: Date }[]>('SELECT at FROM notice_marks WHERE name = $1', [MARK]);
      if (mark !== undefined && mark.at >= until) return 0;
      await manager.query('INSERT INTO notice_marks (name, at) VALUES ($1, $2) ON CONFLICT ON CONSTRAINT notice_marks_pk DO UPDATE SET at = excluded.at', [MARK, until]);
      return this.#tell(manager, new Date(until.getTime() - days * DAY_MILLIS), until, days, now);
    });
  }

  async #tell(manager: EntityManager, from: Date, until: Date, days: number, now: Date): Promise<number> {
    let written = 0;
    let after = '0';
    for (;;) {
      const rows = await manager.query<{ id: string; agreed: number; disagreed: number }[]>(OUTCOMES, [from, until, after, PORTION]);
      const drafts = rows.map(({ id, agreed, disagreed }) => tell('RATINGS_SUMMARY', { person: id }, `until:${until.toISOString()}`, {}, { agreed, disagreed, days }));
      written += await this.writer.write(manager, drafts, now);
      if (rows.length < PORTION) return written;
      after = rows.at(-1)!.id;
    }
  }
}
