import { NeededReader, NeededService, RatingLanguagesService, RatingRequestsService } from '@bridgenotes/needed';
import { NotesService } from '@bridgenotes/notes';
import { requireSignedIn, type Page, type Viewer } from '@bridgenotes/platform';
import { PublishedRuns } from '@bridgenotes/scoring-runs';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { RequestContext } from '../graphql/request-context';
import { noteLoader } from '../notes/note.loader';
import { NoteConnection, NoteType } from '../notes/note.type';
import { publishedRunId } from '../scoring-runs/score.loader';
import { DeclineRatingRequestInput, DeclineRatingRequestPayload, NeededNoteConnection, NeededNoteType, RatingRequestType, SetRatingLanguagesInput, SetRatingLanguagesPayload } from './needed.type';

/** Where a rater is needed. */
@Resolver(() => NeededNoteType)
export class NeededResolver {
  constructor(
    private readonly needed: NeededService,
    private readonly reader: NeededReader,
    private readonly notes: NotesService,
    private readonly runs: PublishedRuns,
  ) {}

  @Access('contributor', 'read')
  @Query(() => NeededNoteConnection, { description: 'The notes whose status your rating is most likely to decide, and why each is offered. The list keeps its order for some minutes.' })
  async neededNotes(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs): Promise<Connection<NeededNoteType>> {
    return toConnection(await this.needed.feed(requireSignedIn(viewer), page), NeededNoteType.of);
  }

  @Access('anyone')
  @Query(() => NoteConnection, { description: 'Notes that ratings can still decide. With a login the notes of `neededNotes`; without one all of them, fewest ratings first, then newest.' })
  async notesNeedingRatings(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs, @Request() context: RequestContext): Promise<Connection<NoteType>> {
    const { contributorId, removed, left } = viewer;
    const found: Page<{ readonly noteId: string }> = contributorId === null || removed || left === true ? await this.reader.needingRatings(await publishedRunId(context, this.runs), page) : await this.needed.feed(contributorId, page);
    const rows = await Promise.all(found.rows.map(({ noteId }) => this.note({ noteId }, context)));
    return toConnection({ ...found, rows }, (row) => row);
  }

  @ResolveField('note', () => NoteType, { description: 'The note.' })
  async note(@Parent() { noteId }: { readonly noteId: string }, @Request() context: RequestContext): Promise<NoteType> {
    return NoteType.of(found(await noteLoader(context, this.notes).load(noteId), 'note', noteId));
  }
}

/** Requests to raters who were drawn at random. */
@Resolver(() => RatingRequestType)
export class RatingRequestResolver {
  constructor(
    private readonly requests: RatingRequestsService,
    private readonly notes: NotesService,
  ) {}

  @Access('contributor', 'read')
  @Query(() => [RatingRequestType], { description: 'The notes that you were drawn at random to rate and have not answered yet, latest first; a few at most.' })
  async ratingRequests(@CurrentViewer() viewer: Viewer): Promise<RatingRequestType[]> {
    return (await this.requests.openOf(requireSignedIn(viewer))).map(RatingRequestType.of);
  }

  @ResolveField('note', () => NoteType, { description: 'The note to rate.' })
  async note(@Parent() { noteId }: RatingRequestType, @Request() context: RequestContext): Promise<NoteType> {
    return NoteType.of(found(await noteLoader(context, this.notes).load(noteId), 'note', noteId));
  }

  @Access('contributor', 'ratings:write')
  @Mutation(() => DeclineRatingRequestPayload, { description: 'Does not answer a request. A rating of the note made later counts as one like any other.' })
  async declineRatingRequest(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which one.' }) { noteId }: DeclineRatingRequestInput): Promise<DeclineRatingRequestPayload> {
    return { declined: await this.requests.decline(viewer, fromGlobalId('Note', noteId)) };
  }
}

/** In which languages somebody rates. */
@Resolver()
export class RatingLanguagesResolver {
  constructor(private readonly languages: RatingLanguagesService) {}

  @Access('contributor', 'read')
  @Query(() => [String], { description: 'The languages that you rate in, in order; none means all.' })
  async ratingLanguages(@CurrentViewer() viewer: Viewer): Promise<string[]> {
    return this.languages.of(requireSignedIn(viewer));
  }

  @Access('contributor', 'ratings:write')
  @Mutation(() => SetRatingLanguagesPayload, { description: 'Sets the languages that you are offered notes in, beside those of statements whose language is not known.' })
  async setRatingLanguages(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which ones.' }) { languages }: SetRatingLanguagesInput): Promise<SetRatingLanguagesPayload> {
    return { languages: await this.languages.set(viewer, languages) };
  }
}
