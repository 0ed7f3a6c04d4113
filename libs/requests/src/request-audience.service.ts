import { AbilityService, WritersService } from '@bridgenotes/contributors';
import { AppError, CommunitySettings, hasRole, requireContributor, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { REQUESTS } from './requests.settings';

const AUDIENCE_NAMES = { topWriters: 'top writers', writers: 'people who may write notes', contributors: 'contributors' } as const;

/** Who sees the statements that notes were asked for. */
@Injectable()
export class RequestAudienceService {
  constructor(
    private readonly community: CommunitySettings,
    private readonly ability: AbilityService,
    private readonly writers: WritersService,
  ) {}

  /**
   * The id of a contributor who sees requests: top writers, all writers or everybody, as the community set it, and
   * moderators. As long as a community has no top writer, those who may write stand in for them.
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
    if ((await this.ability.mayWrite([id])).get(id) !== true) return false;
    if (visibleTo === 'writers' || (await this.writers.badges([id])).get(id)?.includes('TOP_WRITER') === true) return true;
    return (await this.writers.withBadge('TOP_WRITER', { first: 1 })).rows.length === 0;
  }
}
