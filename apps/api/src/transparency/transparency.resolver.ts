import { PublishedRuns } from '@bridgenotes/scoring-runs';
import { FiguresService, MOST_PERIODS, ServiceStatusService, type Period } from '@bridgenotes/transparency';
import { Inject } from '@nestjs/common';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { API_CONFIG, type ApiConfig } from '../config';
import { Access, Request } from '../graphql/access';
import { RequestContext } from '../graphql/request-context';
import { runLoader } from '../scoring-runs/score.loader';
import { ScoringRunType } from '../scoring-runs/scoring-run.type';
import { ServiceStatusType } from './service-status.type';
import { CommunityFiguresType, PeriodEnum, TransparencyType } from './transparency.type';

/** How the community fares. */
@Resolver(() => TransparencyType)
export class TransparencyResolver {
  constructor(private readonly figures: FiguresService) {}

  @Access('anyone')
  @Query(() => TransparencyType, { description: 'How the community fares, in numbers that a worker counts every few minutes.' })
  async transparency(): Promise<TransparencyType> {
    const { countedAt, ...totals } = await this.figures.totals();
    return Object.assign(new TransparencyType(), { countedAt, totals });
  }

  @ResolveField('periods', () => [CommunityFiguresType], { description: 'The last days or weeks, oldest first; the present one is in it.' })
  async periods(
    @Args('period', { type: () => PeriodEnum, defaultValue: 'day', description: 'How long they are.' }) period: Period,
    @Args('last', { type: () => Int, defaultValue: 30, description: `How many, 1 to ${MOST_PERIODS}.` }) last: number,
  ): Promise<CommunityFiguresType[]> {
    return (await this.figures.last(period, last)).map(CommunityFiguresType.of);
  }
}

/** How the service is. */
@Resolver(() => ServiceStatusType)
export class ServiceStatusResolver {
  constructor(
    private readonly service: ServiceStatusService,
    private readonly runs: PublishedRuns,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Access('anyone')
  @Query(() => ServiceStatusType, { description: 'How the service is, for a status page.' })
  async serviceStatus(): Promise<ServiceStatusType> {
    return ServiceStatusType.of(await this.service.status(), this.config.BRIDGENOTES_VERSION);
  }

  @ResolveField('publishedRun', () => ScoringRunType, { nullable: true, description: 'The run that everything is read from; null before the first.' })
  async publishedRun(@Parent() { publishedRunId }: ServiceStatusType, @Request() context: RequestContext): Promise<ScoringRunType | null> {
    const run = publishedRunId === null ? null : await runLoader(context, this.runs).load(publishedRunId);
    return run && ScoringRunType.of(run);
  }
}
