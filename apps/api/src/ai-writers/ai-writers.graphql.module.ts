import { AiWritersModule, Evaluator, evaluatorOf, WritingProgramsModule } from '@bridgenotes/ai-writers';
import { ContributorsModule } from '@bridgenotes/contributors';
import { NotesModule } from '@bridgenotes/notes';
import { CommunitySettings } from '@bridgenotes/platform';
import { StatementsModule } from '@bridgenotes/statements';
import { Global, Module } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../config';
import { GraphQLModule } from '../graphql/graphql.module';
import { NoteWordsResolver } from './note-words.resolver';
import { EligibleStatementResolver, ProgramNoteFieldsResolver, ProgramNotesResolver } from './program-notes.resolver';
import { ContributorProgramResolver, NoteProgramResolver, ProgramFieldsResolver, ProgramResolver } from './program.resolver';

@Global()
@Module({
  providers: [{ provide: Evaluator, inject: [API_CONFIG, CommunitySettings], useFactory: (config: ApiConfig, community: CommunitySettings) => evaluatorOf(config, community) }],
  exports: [Evaluator],
})
class EvaluatorModule {}

/** Programs that write at the GraphQL door, also as fields of notes and contributors. */
@Module({
  imports: [GraphQLModule, EvaluatorModule, ContributorsModule, NotesModule, StatementsModule, AiWritersModule, WritingProgramsModule],
  providers: [ProgramResolver, ProgramFieldsResolver, NoteProgramResolver, ContributorProgramResolver, ProgramNotesResolver, ProgramNoteFieldsResolver, EligibleStatementResolver, NoteWordsResolver],
})
export class AiWritersGraphQLModule {}
