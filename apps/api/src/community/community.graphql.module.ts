import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { CommunityFacts } from './community-facts';
import { CommunityResolver } from './community.resolver';

/** Who the community is, at the GraphQL door. */
@Module({ imports: [AuthModule], providers: [CommunityFacts, CommunityResolver], exports: [CommunityFacts] })
export class CommunityGraphQLModule {}
