import { MediaModule } from '@bridgenotes/media';
import { NotesModule } from '@bridgenotes/notes';
import { RatingsModule } from '@bridgenotes/ratings';
import { Module } from '@nestjs/common';
import { RatingResolver } from './rating.resolver';

/** Ratings at the GraphQL door, as a field of notes. */
@Module({ imports: [NotesModule, RatingsModule, MediaModule], providers: [RatingResolver] })
export class RatingsGraphQLModule {}
