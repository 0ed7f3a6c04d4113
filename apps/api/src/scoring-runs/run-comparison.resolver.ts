import { NotesService } from '@bridgenotes/notes';
import { RunComparison } from '@bridgenotes/scoring-runs';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, Request } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { RequestContext } from '../graphql/request-context';
import { noteLoader } from '../notes/note.loader';
import { NoteType } from '../notes/note.type';
import { NoteDifferenceConnection, NoteDifferenceType } from './run-comparison.type';

/** What changes from one run to another. */
@Resolver(() => NoteDifferenceType)
export class RunComparisonResolver {
  constructor(
    private readonly comparison: RunComparison,
    private readonly notes: NotesService,
  ) {}

  @Access('admin', 'read')
  @Query(() => NoteDifferenceConnection, { description: 'Notes on whose status two runs differ, by id. Compare the published run with one that a guard held back to see what that would change.' })
  async compareRuns(
    @Args('earlierId', { type: () => ID, description: 'A run whose scores are kept.' }) earlierId: string,
    @Args('laterId', { type: () => ID, description: 'Another one; what is told is how it differs.' }) laterId: string,
    @Args() page: PageArgs,
  ): Promise<Connection<NoteDifferenceType>> {
    return toConnection(await this.comparison.differences(fromGlobalId('ScoringRun', earlierId), fromGlobalId('ScoringRun', laterId), page), NoteDifferenceType.of);
  }

  @ResolveField('note', () => NoteType, { description: 'The note.' })
  async note(@Parent() { noteId }: NoteDifferenceType, @Request() context: RequestContext): Promise<NoteType> {
    return NoteType.of(found(await noteLoader(context, this.notes).load(noteId), 'note', noteId));
  }
}
