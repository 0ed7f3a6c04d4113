import { Clock } from '@bridgenotes/platform';
import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../graphql/access';
import { CommunityFacts } from './community-facts';
import { CommunityType } from './community.type';

@Resolver(() => CommunityType)
export class CommunityResolver {
  constructor(
    private readonly facts: CommunityFacts,
    private readonly clock: Clock,
  ) {}

  @Access('anyone')
  @Query(() => CommunityType, { description: 'Who this community is, how one signs in, and what a client has to know of it.' })
  community(): CommunityType {
    return this.facts.all;
  }

  @ResolveField('serverTime', () => Date, { description: 'What time it is here.' })
  serverTime(): Date {
    return this.clock.now();
  }
}
