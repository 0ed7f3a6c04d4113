import { MediaModule } from '@bridgenotes/media';
import { NotesModule } from '@bridgenotes/notes';
import { ScoresModule } from '@bridgenotes/scoring-runs';
import { StatementsModule } from '@bridgenotes/statements';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '../graphql/graphql.module';
import { NoteExplanationResolver } from './note-explanation.resolver';
import { NoteScoreResolver } from './note-score.resolver';
import { NoteViewpointsResolver } from './note-viewpoints.resolver';
import { PublicationResolver } from './publication.resolver';
import { RunComparisonResolver } from './run-comparison.resolver';
import { ScoringRunResolver, StatusChangeResolver } from './scoring-run.resolver';
import { NoteDecisionResolver, SurfacedNoteResolver, SurfacedNotesResolver } from './surfaced-notes.resolver';

/** Scores, surfaced notes and runs at the GraphQL door, also as fields of notes and statements. */
@Module({
  imports: [GraphQLModule, NotesModule, StatementsModule, ScoresModule, MediaModule],
  providers: [NoteScoreResolver, NoteExplanationResolver, NoteViewpointsResolver, SurfacedNotesResolver, SurfacedNoteResolver, NoteDecisionResolver, ScoringRunResolver, RunComparisonResolver, PublicationResolver, StatusChangeResolver],
})
export class ScoringRunsGraphQLModule {}
