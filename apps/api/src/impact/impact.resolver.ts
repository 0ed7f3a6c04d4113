import { WritersService } from '@bridgenotes/contributors';
import { NotesService } from '@bridgenotes/notes';
import { AppError, MAX_PAGE_SIZE, type Viewer } from '@bridgenotes/platform';
import { ImpactReader, PublishedRuns } from '@bridgenotes/scoring-runs';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ContributorType, StandingType } from '../contributors/contributor.type';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { found } from '../graphql/found';
import { RequestContext } from '../graphql/request-context';
import { noteLoader } from '../notes/note.loader';
import { NoteType } from '../notes/note.type';
import { impactLoader, publishedRun, recordLoader } from './impact.loader';
import { ImpactDayType, NoteCountsType, OwnRatingConnection, OwnRatingType } from './impact.type';

/** Most days of an answer: more than a year. */
const MOST_DAYS = 400;

/** One's own ratings and what became of them. */
@Resolver(() => OwnRatingType)
export class OwnRatingResolver {
  constructor(
    private readonly impact: ImpactReader,
    private readonly runs: PublishedRuns,
    private readonly notes: NotesService,
  ) {}

  @Access('signed-in', 'read')
  @Query(() => OwnRatingConnection, { description: 'Your ratings and what became of them, those of the notes that you rated last first; withdrawn ones left out.' })
  async myRatings(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs, @Request() context: RequestContext): Promise<Connection<OwnRatingType>> {
    return toConnection(await this.impact.ownRatings(viewer, await publishedRun(context, this.runs), page), OwnRatingType.of);
  }

  @ResolveField('note', () => NoteType, { description: 'The note.' })
  async note(@Parent() { noteId }: OwnRatingType, @Request() context: RequestContext): Promise<NoteType> {
    return NoteType.of(found(await noteLoader(context, this.notes).load(noteId), 'note', noteId));
  }
}

/** Where somebody's impact comes from: seen by whom the standing is shown to. */
@Resolver(() => StandingType)
export class ImpactResolver {
  constructor(
    private readonly impact: ImpactReader,
    private readonly runs: PublishedRuns,
  ) {}

  @ResolveField('impactOverTime', () => [ImpactDayType], { description: 'The last days on which notes that they rated or wrote got the status they have, oldest first. What a rating or a note brings counts from when the status was decided, and is gone when the note loses it.' })
  async impactOverTime(
    @Parent() { row }: StandingType,
    @Args('last', { type: () => Int, defaultValue: MAX_PAGE_SIZE, description: `How many days, 1 to ${MOST_DAYS}.` }) last: number,
    @Request() context: RequestContext,
  ): Promise<ImpactDayType[]> {
    if (last < 1 || last > MOST_DAYS) throw new AppError('INVALID_INPUT', { field: 'last', given: `${last}`, allowed: `1 to ${MOST_DAYS}` });
    return (await impactLoader(context, this.runs, this.impact).load(row.id)).slice(-last);
  }
}

@Resolver(() => ContributorType)
export class NoteCountsResolver {
  constructor(private readonly writers: WritersService) {}

  @ResolveField('noteCounts', () => NoteCountsType, { description: 'Their notes by status.' })
  async noteCounts(@Parent() { row }: ContributorType, @Request() context: RequestContext): Promise<NoteCountsType> {
    return NoteCountsType.of(await recordLoader(context, this.writers).load(row.id));
  }
}
