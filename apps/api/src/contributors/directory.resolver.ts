import { DirectoryService } from '@bridgenotes/contributors';
import type { Role, Viewer } from '@bridgenotes/platform';
import type { EnrollmentState } from '@bridgenotes/scoring';
import { Args, ArgsType, Field, Query, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { ContributorConnection, ContributorType, EnrollmentStateEnum, RoleEnum } from './contributor.type';

@ArgsType()
class DirectoryArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'The beginning of an alias in any case, or a whole participantId.' })
  search?: string | null;

  @Field(() => RoleEnum, { nullable: true, description: 'Only those with this role.' })
  role?: Role | null;

  @Field(() => EnrollmentStateEnum, { nullable: true, description: 'Only those in this state; removed for those who were removed.' })
  state?: EnrollmentState | null;
}

/** All people, for those who look after the community. */
@Resolver(() => ContributorType)
export class DirectoryResolver {
  constructor(private readonly directory: DirectoryService) {}

  @Access('moderator', 'read')
  @Query(() => ContributorConnection, { description: 'Everybody, last joined first; with a search, those whose alias begins so, by alias. For moderators.' })
  async contributors(@CurrentViewer() viewer: Viewer, @Args() args: DirectoryArgs): Promise<Connection<ContributorType>> {
    return toConnection(await this.directory.list(viewer, args, args), ContributorType.of);
  }
}
