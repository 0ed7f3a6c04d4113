import { decodeBase64, MatchedNotes, MediaNotesService, MediaService, type NoteSubjectKind, type SpreadAnswer } from '@bridgenotes/media';
import { NotesService } from '@bridgenotes/notes';
import type { Viewer } from '@bridgenotes/platform';
import { StatementsService } from '@bridgenotes/statements';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { RequestContext } from '../graphql/request-context';
import { noteLoader } from '../notes/note.loader';
import { NoteType } from '../notes/note.type';
import { RatingType } from '../ratings/rating.type';
import { statementLoader } from '../statements/statement.loader';
import { StatementType } from '../statements/statement.type';
import { ReportMediaInput, ReportMediaPayload } from './media.input';
import { matchedLoader, mediaLoader, placeLoader, spreadLoader } from './media.loader';
import { answerOf, MatchedMediaNoteType, NoteSpreadType, NoteSubjectKindEnum, SpreadAnswerEnum, StatementMediaType, subjectOf } from './media.type';

/** What a statement shows and links to, and which notes from elsewhere fit that. */
@Resolver(() => StatementType)
export class StatementMediaResolver {
  constructor(
    private readonly media: MediaService,
    private readonly matched: MatchedNotes,
  ) {}

  @ResolveField('media', () => StatementMediaType, { nullable: true, description: 'Its picture or video, when it has exactly one.' })
  async ofStatement(@Parent() { row }: StatementType, @Request() context: RequestContext): Promise<StatementMediaType | null> {
    return StatementMediaType.of(await mediaLoader(context, this.media).load(row.id));
  }

  @ResolveField('link', () => String, { nullable: true, description: 'Where its one link leads in the end, by its one name; null when it has none or several, or links to a whole site.' })
  async link(@Parent() { row }: StatementType, @Request() context: RequestContext): Promise<string | null> {
    return (await mediaLoader(context, this.media).load(row.id)).link;
  }

  @ResolveField('matchedMediaNotes', () => [MatchedMediaNoteType], { description: 'Notes written elsewhere about a picture, video or link that this statement has, too, whether or not they are shown here.' })
  async matchedNotes(@Parent() { row }: StatementType, @Request() context: RequestContext): Promise<MatchedMediaNoteType[]> {
    return (await matchedLoader(context, this.matched).load(row.id)).map(MatchedMediaNoteType.of);
  }

  @Access('contributor', 'statements:write')
  @Mutation(() => ReportMediaPayload, { description: 'Hands in the picture or the key frames of a video of a statement, where they cannot be fetched. What is known already stays.' })
  async reportMedia(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The pictures.' }) input: ReportMediaInput): Promise<ReportMediaPayload> {
    const pictures = input.pictures.map(decodeBase64);
    return { statement: StatementType.of(await this.media.report(viewer, { statementId: fromGlobalId('Statement', input.statementId), kind: input.kind, pictures })) };
  }
}

@Resolver(() => MatchedMediaNoteType)
export class MatchedMediaNoteResolver {
  constructor(private readonly notes: NotesService) {}

  @ResolveField('note', () => NoteType, { description: 'The note.' })
  async note(@Parent() { noteId }: MatchedMediaNoteType, @Request() context: RequestContext): Promise<NoteType> {
    return NoteType.of(found(await noteLoader(context, this.notes).load(noteId), 'note', noteId));
  }
}

/** How notes spread, as fields of notes. */
@Resolver(() => NoteType)
export class NoteSpreadResolver {
  constructor(private readonly media: MediaNotesService) {}

  @ResolveField('subject', () => NoteSubjectKindEnum, { description: 'What it is about: this statement, or its picture, video or link wherever they are.' })
  async subject(@Parent() { row }: NoteType, @Request() context: RequestContext): Promise<NoteSubjectKind> {
    return subjectOf(await spreadLoader(context, this.media).load(row.id), row.isMediaNote);
  }

  @ResolveField('spread', () => NoteSpreadType, { nullable: true, description: 'How it comes to be shown on other statements; null for a note about its statement alone.' })
  async spread(@Parent() { row }: NoteType, @Request() context: RequestContext): Promise<NoteSpreadType | null> {
    const spread = await spreadLoader(context, this.media).load(row.id);
    return spread && NoteSpreadType.of(spread);
  }
}

/** Where a rating was made, as fields of one's own ratings. */
@Resolver(() => RatingType)
export class RatingPlaceResolver {
  constructor(
    private readonly media: MediaNotesService,
    private readonly statements: StatementsService,
  ) {}

  @ResolveField('ratedOn', () => StatementType, { nullable: true, description: 'The statement on which you rated it; null when nobody said, and it was the one it was written on.' })
  async ratedOn(@Parent() { row }: RatingType, @Request() context: RequestContext): Promise<StatementType | null> {
    const place = await placeLoader(context, this.media, row.raterId).load(row.noteId);
    return place && StatementType.of(found(await statementLoader(context, this.statements).load(place.statementId), 'statement', place.statementId));
  }

  @ResolveField('spread', () => SpreadAnswerEnum, { nullable: true, description: 'What you answered where it is helpful; null when you did not.' })
  async spread(@Parent() { row }: RatingType, @Request() context: RequestContext): Promise<SpreadAnswer | null> {
    return answerOf(await placeLoader(context, this.media, row.raterId).load(row.noteId));
  }
}
