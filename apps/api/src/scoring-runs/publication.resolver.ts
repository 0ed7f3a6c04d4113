import type { Viewer } from '@bridgenotes/platform';
import { Publication } from '@bridgenotes/scoring-runs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer } from '../graphql/access';
import { PausePublicationInput, PublicationPayload, PublicationType, ResumePublicationInput } from './publication.type';

/** Whether anything is published. */
@Resolver(() => PublicationType)
export class PublicationResolver {
  constructor(private readonly published: Publication) {}

  @Access('anyone')
  @Query(() => PublicationType, { description: 'Whether scoring runs and live scores are published, or an admin has paused that, and why.' })
  async publication(): Promise<PublicationType> {
    return PublicationType.of(await this.published.state());
  }

  @Access('admin', 'runs:write')
  @Mutation(() => PublicationPayload, { description: 'Has nothing published until publication is resumed: runs are held back, and no status changes by ratings. Your reason is published.' })
  async pausePublication(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Why.' }) input: PausePublicationInput): Promise<PublicationPayload> {
    return { publication: PublicationType.of(await this.published.pause(viewer, input.reason)) };
  }

  @Access('admin', 'runs:write')
  @Mutation(() => PublicationPayload, { description: 'Has runs and live scores published again, and a run made now. Your reason is published.' })
  async resumePublication(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Why.' }) input: ResumePublicationInput): Promise<PublicationPayload> {
    return { publication: PublicationType.of(await this.published.resume(viewer, input.reason)) };
  }
}
