import { MediaNotesService } from '@bridgenotes/media';
import { NotesService } from '@bridgenotes/notes';
import type { Viewer } from '@bridgenotes/platform';
import { RatingsService } from '@bridgenotes/ratings';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { RequestContext } from '../graphql/request-context';
import { noteLoader } from '../notes/note.loader';
import { NoteType } from '../notes/note.type';
import { viewerRatingLoader } from './rating.loader';
import { RateNoteInput, RateNotePayload, RatingType, WithdrawRatingInput, WithdrawRatingPayload } from './rating.type';

@Resolver(() => NoteType)
export class RatingResolver {
  constructor(
    private readonly ratings: RatingsService,
    private readonly notes: NotesService,
    private readonly media: MediaNotesService,
  ) {}

  @ResolveField('viewerRating', () => RatingType, { nullable: true, description: 'Your own rating of it; null without one, and for readers.' })
  async viewerRating(@Parent() { row }: NoteType, @CurrentViewer() { contributorId }: Viewer, @Request() context: RequestContext): Promise<RatingType | null> {
    if (contributorId === null) return null;
    const rating = await viewerRatingLoader(context, this.ratings, contributorId).load(row.id);
    return rating && RatingType.of(rating);
  }

  @Access('contributor', 'ratings:write')
  @Mutation(() => RateNotePayload, { description: 'Rates a note, or changes your rating of it. The same rating again changes nothing.' })
  async rateNote(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The rating.' }) input: RateNoteInput, @Request() context: RequestContext): Promise<RateNotePayload> {
    const statementId = input.statementId == null ? null : fromGlobalId('Statement', input.statementId);
    const rating = await this.media.rate(viewer, { noteId: fromGlobalId('Note', input.noteId), level: input.level, tags: input.tags, statementId, answer: input.spread });
    return { rating: RatingType.of(rating), note: await this.#note(rating.noteId, context) };
  }

  @Access('contributor', 'ratings:write')
  @Mutation(() => WithdrawRatingPayload, { description: 'Takes your rating of a note back; without one nothing changes.' })
  async withdrawRating(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The rating.' }) input: WithdrawRatingInput, @Request() context: RequestContext): Promise<WithdrawRatingPayload> {
    const noteId = fromGlobalId('Note', input.noteId);
    await this.ratings.withdraw(viewer, noteId);
    return { note: await this.#note(noteId, context) };
  }

  async #note(id: string, context: RequestContext): Promise<NoteType> {
    return NoteType.of(found(await noteLoader(context, this.notes).load(id), 'note', id));
  }
}
