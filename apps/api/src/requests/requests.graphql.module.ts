import { NotesModule } from '@bridgenotes/notes';
import { RequestsModule } from '@bridgenotes/requests';
import { StatementsModule } from '@bridgenotes/statements';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '../graphql/graphql.module';
import { RequestedStatementResolver, RequestResolver } from './request.resolver';

/** Requests for notes at the GraphQL door. */
@Module({ imports: [GraphQLModule, NotesModule, StatementsModule, RequestsModule], providers: [RequestResolver, RequestedStatementResolver] })
export class RequestsGraphQLModule {}
