import { ContributorsModule } from '@bridgenotes/contributors';
import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { GraphQLModule } from '../graphql/graphql.module';
import { ApiKeyResolver } from './api-key.resolver';
import { JoiningResolver } from './joining/joining.resolver';
import { RemovalResolver, ViewerRemovalResolver } from './joining/removal.resolver';
import { DirectoryResolver } from './directory.resolver';
import { ContributorResolver, ViewerTypeResolver } from './contributor.resolver';

/** People and API keys at the GraphQL door. */
@Module({
  imports: [GraphQLModule, AuthModule, ContributorsModule],
  providers: [ContributorResolver, ViewerTypeResolver, DirectoryResolver, ApiKeyResolver, JoiningResolver, RemovalResolver, ViewerRemovalResolver],
})
export class ContributorsGraphQLModule {}
