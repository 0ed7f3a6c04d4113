import { ContributorsService } from '@bridgenotes/contributors';
import { MediaNotesService } from '@bridgenotes/media';
import { NotesService, type NoteSubject } from '@bridgenotes/notes';
import { AppError, type Viewer } from '@bridgenotes/platform';
import { StatementsService } from '@bridgenotes/statements';
import type { OnModuleInit } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { contributorLoader } from '../contributors/contributor.loader';
import { ContributorType } from '../contributors/contributor.type';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { NodeRegistry } from '../graphql/node';
import { RequestContext } from '../graphql/request-context';
import { statementLoader } from '../statements/statement.loader';
import { StatementType } from '../statements/statement.type';
import { DeleteNoteInput, DeleteNotePayload, WriteNoteInput, WriteNotePayload } from './note.input';
import { noteLoader, notesOf } from './note.loader';
import { NoteConnection, NoteType } from './note.type';

@Resolver(() => NoteType)
export class NoteResolver implements OnModuleInit {
  constructor(
    private readonly notes: NotesService,
    private readonly statements: StatementsService,
    private readonly contributors: ContributorsService,
    private readonly media: MediaNotesService,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Note', async (id, context) => {
      const row = await noteLoader(context, this.notes).load(id);
      return row && NoteType.of(row);
    });
  }

  @ResolveField('statement', () => StatementType, { description: 'What it is about.' })
  async statement(@Parent() { row }: NoteType, @Request() context: RequestContext): Promise<StatementType> {
    return StatementType.of(found(await statementLoader(context, this.statements).load(row.statementId), 'statement', row.statementId));
  }

  @ResolveField('author', () => ContributorType, { description: 'Who wrote it.' })
  async author(@Parent() { row }: NoteType, @Request() context: RequestContext): Promise<ContributorType> {
    return ContributorType.of(found(await contributorLoader(context, this.contributors).load(row.authorId), 'contributor', row.authorId));
  }

  @Access('anyone')
  @Query(() => NoteType, { nullable: true, description: 'A note by its id, deleted ones too; null when there is none.' })
  async note(@Args('id', { type: () => ID, description: 'The id of the note.' }) id: string, @Request() context: RequestContext): Promise<NoteType | null> {
    const row = await noteLoader(context, this.notes).load(fromGlobalId('Note', id));
    return row && NoteType.of(row);
  }

  @Access('anyone')
  @Query(() => NoteConnection, { description: 'All notes, last written first.' })
  async newestNotes(@Args() page: PageArgs): Promise<Connection<NoteType>> {
    return toConnection(await this.notes.newest(page), NoteType.of);
  }

  @Access('contributor', 'notes:write')
  @Mutation(() => WriteNotePayload, { description: 'Writes a note: one a contributor and statement. Only where it is opened for working together (isCollaborativeNote) can it have new versions.' })
  async writeNote(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The note.' }) input: WriteNoteInput): Promise<WriteNotePayload> {
    const about = input.subject ?? (input.isMediaNote ? 'MEDIA' : 'STATEMENT');
    const given = { ...input, isMediaNote: about === 'MEDIA' };
    return { note: NoteType.of(await (about === 'STATEMENT' ? this.notes.write(viewer, subjectOf(input), given) : this.media.write(viewer, subjectOf(input), given, about))) };
  }

  @Access('contributor', 'notes:write')
  @Mutation(() => DeleteNotePayload, { description: 'Deletes a note of yours: its text is gone for ever, its ratings and its status history stay.' })
  async deleteNote(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The note.' }) input: DeleteNoteInput): Promise<DeleteNotePayload> {
    return { note: NoteType.of(await this.notes.delete(viewer, fromGlobalId('Note', input.noteId))) };
  }
}

/** Notes as a field of what they are about. */
@Resolver(() => StatementType)
export class StatementNotesResolver {
  constructor(private readonly notes: NotesService) {}

  @ResolveField('notes', () => NoteConnection, { description: 'Its notes whatever their status, last written first; deleted ones left out.' })
  async ofStatement(@Parent() { row }: StatementType, @Args() page: PageArgs, @Request() context: RequestContext): Promise<Connection<NoteType>> {
    return toConnection(await notesOf(context, this.notes, 'statement', row.id, page), NoteType.of);
  }
}

/** Notes as a field of who wrote them. */
@Resolver(() => ContributorType)
export class ContributorNotesResolver {
  constructor(private readonly notes: NotesService) {}

  @ResolveField('notes', () => NoteConnection, { description: 'The notes they wrote, last written first; deleted ones left out.' })
  async ofContributor(@Parent() { row }: ContributorType, @Args() page: PageArgs, @Request() context: RequestContext): Promise<Connection<NoteType>> {
    return toConnection(await notesOf(context, this.notes, 'author', row.id, page), NoteType.of);
  }
}

function subjectOf({ statementId, statementUrl }: WriteNoteInput): NoteSubject {
  if (statementId != null && statementUrl == null) return { statementId: fromGlobalId('Statement', statementId) };
  if (statementUrl != null && statementId == null) return { statementUrl };
  throw new AppError('INVALID_INPUT', { field: 'input', given: statementId == null ? 'without statementId and statementUrl' : 'with both statementId and statementUrl', allowed: 'exactly one of them' });
}
