import { CollaborationModule } from '@bridgenotes/collaboration';
import { ContributorsModule } from '@bridgenotes/contributors';
import { NotesModule } from '@bridgenotes/notes';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '../graphql/graphql.module';
import { RevisionResolver } from './revision.resolver';
import { SuggestionResolver } from './suggestion.resolver';

/** Notes that are written together, at the GraphQL door. */
@Module({ imports: [GraphQLModule, CollaborationModule, NotesModule, ContributorsModule], providers: [SuggestionResolver, RevisionResolver] })
export class CollaborationGraphQLModule {}
