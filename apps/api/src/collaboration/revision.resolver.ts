import { RevisionsService, VersionsReader, type NoteVersion } from '@bridgenotes/collaboration';
import type { Contributor } from '@bridgenotes/contributors';
import type { Viewer } from '@bridgenotes/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ContributorType } from '../contributors/contributor.type';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { fromGlobalId } from '../graphql/global-id';
import { RequestContext } from '../graphql/request-context';
import { NoteType } from '../notes/note.type';
import { RatingType } from '../ratings/rating.type';
import { KeepRatingInput, KeepRatingPayload, NoteVersionType, ReviseNoteInput, ReviseNotePayload, RevisionAdviceArgs, RevisionAdviceType } from './revision.type';

@Resolver(() => NoteType)
export class RevisionResolver {
  constructor(
    private readonly revisions: RevisionsService,
    private readonly reader: VersionsReader,
  ) {}

  @ResolveField('versions', () => [NoteVersionType], { description: 'All versions of a note that is written together, first to last; none while there is only one.' })
  async versions(@Parent() { row }: NoteType, @Request() context: RequestContext): Promise<NoteVersionType[]> {
    const loader = context.loader('note versions', (ids: readonly string[]): Promise<NoteVersion[][]> => this.reader.ofEach(ids));
    return NoteVersionType.ofChain(await loader.load(row.id));
  }

  @ResolveField('credits', () => [ContributorType], { description: 'Whose suggestions it took up, on any of its versions, and who agreed to be named.' })
  async credits(@Parent() { row }: NoteType, @Request() context: RequestContext): Promise<ContributorType[]> {
    const loader = context.loader('note credits', (ids: readonly string[]): Promise<Contributor[][]> => this.reader.creditsOfEach(ids));
    return (await loader.load(row.id)).map(ContributorType.of);
  }

  @Access('contributor', 'notes:write')
  @Query(() => RevisionAdviceType, { description: 'Whether a note of yours may have a new version, and why.' })
  async revisionAdvice(@CurrentViewer() viewer: Viewer, @Args() { noteId, ...intent }: RevisionAdviceArgs): Promise<RevisionAdviceType> {
    return RevisionAdviceType.of(await this.revisions.advice(viewer, fromGlobalId('Note', noteId), intent));
  }

  @Access('contributor', 'notes:write')
  @Mutation(() => ReviseNotePayload, { description: 'Gives a note of yours that is written together a new version. Unless only its spelling changed it is a new note, whose ratings begin anew.' })
  async reviseNote(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The new version.' }) input: ReviseNoteInput): Promise<ReviseNotePayload> {
    const suggestionIds = input.suggestionIds.map((id) => fromGlobalId('Suggestion', id));
    const { note, ratingsStand } = await this.revisions.revise(viewer, { ...input, noteId: fromGlobalId('Note', input.noteId), suggestionIds });
    return { note: NoteType.of(note), ratingsStand };
  }

  @Access('contributor', 'ratings:write')
  @Mutation(() => KeepRatingPayload, { description: 'Rates the new version of a note as you rated the version before.' })
  async keepRating(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which note.' }) input: KeepRatingInput): Promise<KeepRatingPayload> {
    return { rating: RatingType.of(await this.revisions.keepRating(viewer, fromGlobalId('Note', input.noteId))) };
  }
}
