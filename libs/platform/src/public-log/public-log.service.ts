import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { keysetPage, type KeysetOrder, type Page, type PageRequest } from '../database/keyset';
import { PublicLogEntry, type LogKind } from './public-log.entity';

const IN_ORDER: KeysetOrder<PublicLogEntry> = {
  name: 'public-log',
  direction: 'ASC',
  columns: [{ expression: 'entry.position', type: 'bigint', value: (row) => row.position! }],
};

/** Reads the public log. */
@Injectable()
export class PublicLog {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order of the chain. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async page(page: PageRequest, of: { kind?: LogKind | null; subject?: string | null } = {}): Promise<Page<PublicLogEntry>> {
    const entries = this.dataSource.getRepository(PublicLogEntry).createQueryBuilder('entry').where('entry.position IS NOT NULL');
    if (of.kind != null) entries.andWhere('entry.kind = :kind', { kind: of.kind });
    if (of.subject != null) entries.andWhere('entry.subject = :subject', { subject: of.subject });
    return keysetPage(entries, IN_ORDER, page);
  }
}

/** The digest of an entry: what anybody can compute who has the log. */
export const digestOf = (previousDigest: string, body: string): string => createHash('sha256').update(`${previousDigest}\n${body}`).digest('hex');
