import { ContributorsModule } from '@bridgenotes/contributors';
import { NotesModule } from '@bridgenotes/notes';
import { Module } from '@nestjs/common';
import { ImpactResolver, NoteCountsResolver, OwnRatingResolver } from './impact.resolver';

/** Where people's impact comes from, at the GraphQL door. */
@Module({ imports: [ContributorsModule, NotesModule], providers: [OwnRatingResolver, ImpactResolver, NoteCountsResolver] })
export class ImpactGraphQLModule {}
