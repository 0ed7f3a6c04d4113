import { AppError, CommunitySettings, hasRole, requireContributor, type Viewer } from '@bridgenotes/platform';
import { CORE_PARAMETERS } from '@bridgenotes/scoring';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { REQUESTS } from './requests.settings';

/** Who sees the statements that notes were asked for. */
@Injectable()
export class RequestAudienceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly community: CommunitySettings,
  ) {}

  /**
   * The id of a contributor who sees requests: top writers, all writers or everybody, as the community set it, and
   * moderators. As long as a community has no top writer, its writers stand in for them.
   * @throws REQUESTS_NOT_FOR_YOU, and what `requireContributor` throws
   */
  async require(viewer: Viewer): Promise<string> {
    const id = requireContributor(viewer, 'read');
    if (hasRole(viewer, 'moderator') || (await this.#sees(id))) return id;
    throw new AppError('REQUESTS_NOT_FOR_YOU', { audience: AUDIENCE_NAMES[this.community.of(REQUESTS).visibleTo] });
  }

  async #sees(id: string): Promise<boolean> {
    const { visibleTo } = this.community.of(REQUESTS);
    if (visibleTo === 'contributors') return true;
    const { topWritingImpact, topHitRate } = CORE_PARAMETERS.contributors;
    const [person] = await this.dataSource.query<{ writes: boolean; top: boolean; any_top: boolean }[]>(
      `SELECT enrollment_state NOT IN ('earnedOutNoAcknowledge', 'earnedOutAcknowledged') AS writes, ${TOP_WRITER} AS top,
         EXISTS (SELECT FROM contributors WHERE ${TOP_WRITER}) AS any_top FROM contributors WHERE id = $1`,
      [id, topWritingImpact, topHitRate],
    );
    return person !== undefined && person.writes && (visibleTo === 'writers' || person.top || !person.any_top);
  }
}

const TOP_WRITER = '(writing_impact >= $2 AND writing_impact >= $3::float8 * (SELECT count(*) FROM notes WHERE author_id = contributors.id))';
const AUDIENCE_NAMES = { topWriters: 'top writers', writers: 'people who may write notes', contributors: 'contributors' } as const;
