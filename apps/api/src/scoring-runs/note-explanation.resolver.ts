import { explain, explanationTexts, PublishedRuns, ScoresReader } from '@bridgenotes/scoring-runs';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Request } from '../graphql/access';
import { RequestContext } from '../graphql/request-context';
import { NoteType } from '../notes/note.type';
import { explainedNote } from './explanation.loader';
import { NoteExplanationType } from './note-explanation.type';

/** Why a note has its status, for people. */
@Resolver(() => NoteType)
export class NoteExplanationResolver {
  constructor(
    private readonly runs: PublishedRuns,
    private readonly scores: ScoresReader,
  ) {}

  @ResolveField('explanation', () => NoteExplanationType, { description: 'Why it has its status, with numbers and with texts ready for display.' })
  async explanation(
    @Parent() { row }: NoteType,
    @Args('language', { type: () => String, defaultValue: 'en', description: 'A BCP 47 tag. There are texts in en, de, fr, es, pt and ar; for others English ones.' }) language: string,
    @Request() context: RequestContext,
  ): Promise<NoteExplanationType> {
    return NoteExplanationType.of(explain(await explainedNote(context, this.runs, this.scores, row), explanationTexts(language)));
  }
}
