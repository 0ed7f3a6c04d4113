import { StatementsModule } from '@bridgenotes/statements';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '../graphql/graphql.module';
import { StatementResolver } from './statement.resolver';
import { StatementViewsResolver } from './statement-views.resolver';

/** Statements at the GraphQL door. */
@Module({ imports: [GraphQLModule, StatementsModule], providers: [StatementResolver, StatementViewsResolver] })
export class StatementsGraphQLModule {}
