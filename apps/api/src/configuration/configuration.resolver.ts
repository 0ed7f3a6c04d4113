import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { CommunitySettings, hasRole, nestedInForce, settingsInForce, type Viewer } from '@bridgenotes/platform';
import { CORE_PARAMETERS } from '@bridgenotes/scoring';
import { Publication, PublishedRuns } from '@bridgenotes/scoring-runs';
import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { apiConfig, API_CONFIG, type ApiConfig } from '../config';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { RequestContext } from '../graphql/request-context';
import { publishedRun } from '../impact/impact.loader';
import { SettingInForceType } from './configuration.type';

type Nested = Readonly<Record<string, unknown>>;

/** Which settings are in force. */
@Resolver(() => SettingInForceType)
export class ConfigurationResolver {
  constructor(
    private readonly community: CommunitySettings,
    private readonly runs: PublishedRuns,
    private readonly publication: Publication,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Access('anyone')
  @Query(() => [SettingInForceType], { description: 'Every setting of the community, and every parameter of the published run, with its default. Admins are told those of the api process, too; secrets are told to nobody.' })
  async configurationInForce(@CurrentViewer() viewer: Viewer, @Request() context: RequestContext): Promise<SettingInForceType[]> {
    const run = await publishedRun(context, this.runs);
    const community = HOUSE_SECTIONS.flatMap((section) => settingsInForce(section.name, section.schema, this.community.of(section) as Nested));
    const scoring = nestedInForce('scoring', CORE_PARAMETERS as unknown as Nested, (run?.parameters ?? {}) as unknown as Nested);
    const api = hasRole(viewer, 'admin') ? settingsInForce('api', apiConfig, this.config) : [];
    const { pausedAt } = await this.publication.state();
    const paused = { section: 'publication', name: 'paused', value: String(pausedAt !== null), fallback: 'false', secret: false, description: 'whether an admin has paused the publication of scoring runs and live scores' };
    return [...community, ...scoring, paused, ...api].map(SettingInForceType.of);
  }
}
