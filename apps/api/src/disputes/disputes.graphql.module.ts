import { DisputesModule } from '@bridgenotes/disputes';
import { NotesModule } from '@bridgenotes/notes';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '../graphql/graphql.module';
import { ContestedNoteResolver, DecisionFindingResolver, FindingDisputeResolver, SeatDisputeResolver, StatementAuthorResolver } from './contested.resolver';
import { DisputeResolver } from './dispute.resolver';

/** Additional review, disputes and juries at the GraphQL door, also as fields of notes, decisions and statements. */
@Module({
  imports: [GraphQLModule, NotesModule, DisputesModule],
  providers: [DisputeResolver, ContestedNoteResolver, DecisionFindingResolver, FindingDisputeResolver, SeatDisputeResolver, StatementAuthorResolver],
})
export class DisputesGraphQLModule {}
