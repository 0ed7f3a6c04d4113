import { keysetPage, type KeysetOrder, type Page, type PageRequest } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Contributor } from '../people/contributor.entity';
import { WritingRecord } from './writing-record.entity';

export const BADGES = ['TOP_WRITER', 'EMERGING_WRITER'] as const;
/** What a writer is told apart by. */
export type Badge = (typeof BADGES)[number];

const ORDERS: Readonly<Record<Badge, KeysetOrder<WritingRecord>>> = {
  TOP_WRITER: {
    name: 'top-writers',
    direction: 'DESC',
    columns: [
      { expression: '(record.helpful - record.not_helpful)', type: 'integer', value: (row) => row.helpful - row.notHelpful },
      { expression: 'record.contributor_id', type: 'bigint', value: (row) => row.contributorId },
    ],
  },
  EMERGING_WRITER: {
    name: 'emerging-writers',
    direction: 'DESC',
    columns: [
      { expression: 'coalesce(record.mean_note_score, 0)', type: 'double precision', value: (row) => row.meanNoteScore ?? 0 },
      { expression: 'record.contributor_id', type: 'bigint', value: (row) => row.contributorId },
    ],
  },
};
const COLUMN_OF: Readonly<Record<Badge, string>> = { TOP_WRITER: 'top_writer', EMERGING_WRITER: 'emerging_writer' };

/** Top and emerging writers, as the published run found them; the removed, and who left, are not among them. */
@Injectable()
export class WritersService {
  constructor(private readonly dataSource: DataSource) {}

  /** The badges of some people; who has none is left out. */
  async badges(contributorIds: readonly string[]): Promise<Map<string, Badge[]>> {
    const rows = await this.#records().andWhere('record.contributor_id = ANY(:contributorIds)', { contributorIds }).getMany();
    return new Map(rows.map((row) => [row.contributorId, BADGES.filter((badge) => (badge === 'TOP_WRITER' ? row.topWriter : row.emergingWriter))]));
  }

  /** What the published run found of people's notes, whoever they are; who wrote none is left out. */
  async records(contributorIds: readonly string[]): Promise<Map<string, WritingRecord>> {
    const rows = await this.dataSource.getRepository(WritingRecord).findBy({ contributorId: In([...contributorIds]) });
    return new Map(rows.map((row) => [row.contributorId, row]));
  }

  /** Those with a badge: top writers by their writing impact, emerging ones by the mean score of their notes, best first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async withBadge(badge: Badge, page: PageRequest): Promise<Page<Contributor>> {
    const records = await keysetPage(this.#records().andWhere(`record.${COLUMN_OF[badge]}`), ORDERS[badge], page);
    const people = await this.dataSource.getRepository(Contributor).createQueryBuilder('contributor').where('contributor.id = ANY(:ids)', { ids: records.rows.map((row) => row.contributorId) }).getMany();
    const byId = new Map(people.map((person) => [person.id, person]));
    return { ...records, rows: records.rows.map((row) => byId.get(row.contributorId)!) };
  }

  #records() {
    // looked up a row at a time, so that a page costs a page and not all contributors
    return this.dataSource.getRepository(WritingRecord).createQueryBuilder('record').where(`(SELECT enrollment_state <> 'removed' AND left_at IS NULL FROM contributors WHERE contributors.id = record.contributor_id)`);
  }
}
