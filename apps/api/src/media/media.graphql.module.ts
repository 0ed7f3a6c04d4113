import { MediaModule } from '@bridgenotes/media';
import { NotesModule } from '@bridgenotes/notes';
import { StatementsModule } from '@bridgenotes/statements';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '../graphql/graphql.module';
import { MatchedMediaNoteResolver, NoteSpreadResolver, RatingPlaceResolver, StatementMediaResolver } from './media.resolver';

/** Pictures, videos and links at the GraphQL door, as fields of statements, notes and ratings. */
@Module({
  imports: [GraphQLModule, NotesModule, StatementsModule, MediaModule],
  providers: [StatementMediaResolver, MatchedMediaNoteResolver, NoteSpreadResolver, RatingPlaceResolver],
})
export class MediaGraphQLModule {}
