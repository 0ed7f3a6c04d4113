import { AppealsService, ContributorsModule } from '@bridgenotes/contributors';
import { NotesModule } from '@bridgenotes/notes';
import { StatementsModule } from '@bridgenotes/statements';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '../graphql/graphql.module';
import { StandingAbilityResolver, WritersResolver } from './ability.resolver';
import { AppealResolver, StandingAppealResolver } from './appeal.resolver';
import { LimitsResolver } from './limits.resolver';

/** Who may write how much, and why, at the GraphQL door. */
@Module({
  imports: [GraphQLModule, ContributorsModule, StatementsModule, NotesModule],
  providers: [AppealsService, StandingAbilityResolver, WritersResolver, AppealResolver, StandingAppealResolver, LimitsResolver],
})
export class AbilityGraphQLModule {}
