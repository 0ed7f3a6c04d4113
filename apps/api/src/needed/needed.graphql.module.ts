import { NeededModule } from '@bridgenotes/needed';
import { NotesModule } from '@bridgenotes/notes';
import { ScoresModule } from '@bridgenotes/scoring-runs';
import { Module } from '@nestjs/common';
import { NeededResolver, RatingLanguagesResolver, RatingRequestResolver } from './needed.resolver';

/** Where raters are needed, at the GraphQL door. */
@Module({ imports: [NotesModule, ScoresModule, NeededModule], providers: [NeededResolver, RatingRequestResolver, RatingLanguagesResolver] })
export class NeededGraphQLModule {}
