import { PublicLog } from '@bridgenotes/platform';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '../graphql/graphql.module';
import { PublicLogResolver } from './public-log.resolver';

/** The public log at the GraphQL door. */
@Module({ imports: [GraphQLModule], providers: [PublicLog, PublicLogResolver] })
export class PublicLogGraphQLModule {}
