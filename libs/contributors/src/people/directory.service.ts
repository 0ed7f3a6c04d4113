import { AppError, hasRole, keysetPage, type KeysetOrder, type Page, type PageRequest, type Role, type Viewer } from '@bridgenotes/platform';
import type { EnrollmentState } from '@bridgenotes/scoring';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Contributor } from './contributor.entity';

const MOST_LETTERS = 100;
const PARTICIPANT_ID = /^[0-9A-F]{64}$/i;

const LATEST_JOINED: KeysetOrder<Contributor> = {
  name: 'latest-joined',
  direction: 'DESC',
  columns: [
    { expression: 'contributor.joined_at', type: 'timestamptz', value: (row) => row.joinedAt },
    { expression: 'contributor.id', type: 'bigint', value: (row) => row.id },
  ],
};
/** In bytes, so that one index serves both what an alias begins with and the order. */
const ALIAS = 'lower(contributor.alias) COLLATE "C"';
const BY_ALIAS: KeysetOrder<Contributor> = {
  name: 'by-alias',
  direction: 'ASC',
  columns: [
    { expression: ALIAS, type: 'text', value: (row) => row.alias!.toLowerCase() },
    { expression: 'contributor.id', type: 'bigint', value: (row) => row.id },
  ],
};

/** Whom to list; everybody when nothing is said. */
export interface DirectoryFilter {
  /** The beginning of an alias in any case, or a whole participantId. */
  readonly search?: string | null;
  readonly role?: Role | null;
  readonly state?: EnrollmentState | null;
}

/** All people, for those who look after the community. */
@Injectable()
export class DirectoryService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Last joined first; with a search by alias.
   * @throws FORBIDDEN, INVALID_INPUT, INVALID_CURSOR, INVALID_PAGE_SIZE
   */
  async list(viewer: Viewer, { search, role, state }: DirectoryFilter, page: PageRequest): Promise<Page<Contributor>> {
    if (!hasRole(viewer, 'moderator')) throw new AppError('FORBIDDEN', { needs: 'the role moderator' });
    const text = search?.trim() ?? '';
    if (text.length > MOST_LETTERS) throw new AppError('INVALID_INPUT', { field: 'search', given: `${text.length} letters`, allowed: `at most ${MOST_LETTERS}` });
    const query = this.dataSource.getRepository(Contributor).createQueryBuilder('contributor').where('true');
    if (role != null) query.andWhere('contributor.role = :role', { role });
    if (state != null) query.andWhere('contributor.enrollment_state = :state', { state });
    if (text === '') return keysetPage(query, LATEST_JOINED, page);
    if (PARTICIPANT_ID.test(text)) return keysetPage(query.andWhere('contributor.participant_id = :participantId', { participantId: text.toUpperCase() }), LATEST_JOINED, page);
    return keysetPage(query.andWhere(`contributor.alias IS NOT NULL AND ${ALIAS} LIKE :beginning`, { beginning: `${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` }), BY_ALIAS, page);
  }
}
