import { ContributorsModule } from '@bridgenotes/contributors';
import { MediaModule } from '@bridgenotes/media';
import { NotesModule } from '@bridgenotes/notes';
import { StatementsModule } from '@bridgenotes/statements';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '../graphql/graphql.module';
import { ContributorNotesResolver, NoteResolver, StatementNotesResolver } from './note.resolver';

/** Notes at the GraphQL door, also as fields of statements and contributors. */
@Module({
  imports: [GraphQLModule, ContributorsModule, StatementsModule, NotesModule, MediaModule],
  providers: [NoteResolver, StatementNotesResolver, ContributorNotesResolver],
})
export class NotesGraphQLModule {}
