import { DisputesReader, DisputesService, JuryService } from '@bridgenotes/disputes';
import { NotesService } from '@bridgenotes/notes';
import type { Viewer } from '@bridgenotes/platform';
import type { OnModuleInit } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { NodeRegistry } from '../graphql/node';
import { RequestContext } from '../graphql/request-context';
import { noteLoader } from '../notes/note.loader';
import { NoteType } from '../notes/note.type';
import { AnswerDisputeInput, AnswerJuryCallInput, DisputeNoteInput, DisputePayload, DisputesArgs, GiveFindingInput } from './dispute.input';
import { claimsLoader, disputeLoader, viewerSeatLoader } from './dispute.loader';
import { DisputeClaimType, DisputeConnection, DisputeType, JurySeatConnection, JurySeatType } from './dispute.type';

@Resolver(() => DisputeType)
export class DisputeResolver implements OnModuleInit {
  constructor(
    private readonly disputes: DisputesService,
    private readonly jury: JuryService,
    private readonly reader: DisputesReader,
    private readonly notes: NotesService,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Dispute', async (id, context) => {
      const row = await disputeLoader(context, this.reader).load(id);
      return row && DisputeType.of(row);
    });
  }

  @ResolveField('note', () => NoteType, { description: 'The disputed note.' })
  async note(@Parent() { row }: DisputeType, @Request() context: RequestContext): Promise<NoteType> {
    return NoteType.of(found(await noteLoader(context, this.notes).load(row.noteId), 'note', row.noteId));
  }

  @ResolveField('amendedNote', () => NoteType, { nullable: true, description: 'The note that its author wrote in its place when the jury had asked for it.' })
  async amendedNote(@Parent() { row }: DisputeType, @Request() context: RequestContext): Promise<NoteType | null> {
    const note = row.amendedNoteId === null ? null : await noteLoader(context, this.notes).load(row.amendedNoteId);
    return note && NoteType.of(note);
  }

  @ResolveField('claims', () => [DisputeClaimType], { description: 'What is claimed against the note, oldest first.' })
  async claims(@Parent() { row }: DisputeType, @Request() context: RequestContext): Promise<DisputeClaimType[]> {
    return (await claimsLoader(context, this.reader).load(row.id)).map(DisputeClaimType.of);
  }

  @ResolveField('viewerSeat', () => JurySeatType, { nullable: true, description: 'Your own seat in its jury; null when you were not called.' })
  async viewerSeat(@Parent() { row }: DisputeType, @CurrentViewer() { contributorId }: Viewer, @Request() context: RequestContext): Promise<JurySeatType | null> {
    const seat = contributorId === null ? null : await viewerSeatLoader(context, this.reader, contributorId).load(row.id);
    return seat && JurySeatType.of(seat);
  }

  @Access('anyone')
  @Query(() => DisputeType, { nullable: true, description: 'A dispute by its id; null when there is none.' })
  async dispute(@Args('id', { type: () => ID, description: 'The id of the dispute.' }) id: string, @Request() context: RequestContext): Promise<DisputeType | null> {
    const row = await disputeLoader(context, this.reader).load(fromGlobalId('Dispute', id));
    return row && DisputeType.of(row);
  }

  @Access('anyone')
  @Query(() => DisputeConnection, { name: 'disputes', description: 'Disputes, last opened first.' })
  async list(@Args() { noteId, ...asked }: DisputesArgs): Promise<Connection<DisputeType>> {
    return toConnection(await this.reader.list({ ...asked, noteId: noteId == null ? null : fromGlobalId('Note', noteId) }, asked), DisputeType.of);
  }

  @Access('signed-in', 'read')
  @Query(() => JurySeatConnection, { description: 'Seats in juries that you were called to, latest first.' })
  async viewerJurySeats(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs): Promise<Connection<JurySeatType>> {
    return toConnection(await this.reader.seatsOf(viewer.contributorId!, page), JurySeatType.of);
  }

  @Access('signed-in', 'login')
  @Mutation(() => DisputePayload, { description: 'Disputes a shown note at words of it, with evidence. What others dispute of the note at the same time is one dispute; a jury decides it.' })
  async disputeNote(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'What is wrong.' }) { noteId, ...claim }: DisputeNoteInput): Promise<DisputePayload> {
    return { dispute: DisputeType.of(await this.disputes.dispute(viewer, fromGlobalId('Note', noteId), claim)) };
  }

  @Access('contributor', 'login')
  @Mutation(() => DisputePayload, { description: 'Answers the claims against a note of yours, once.' })
  async answerDispute(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The answer.' }) { disputeId, text }: AnswerDisputeInput): Promise<DisputePayload> {
    return { dispute: DisputeType.of(await this.disputes.answer(viewer, fromGlobalId('Dispute', disputeId), text)) };
  }

  @Access('contributor', 'login')
  @Mutation(() => DisputePayload, { description: 'Takes or declines a seat in a jury that you were drawn for.' })
  async answerJuryCall(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The answer.' }) { disputeId, accept }: AnswerJuryCallInput): Promise<DisputePayload> {
    return { dispute: DisputeType.of(await this.jury.answerCall(viewer, fromGlobalId('Dispute', disputeId), accept)) };
  }

  @Access('contributor', 'login')
  @Mutation(() => DisputePayload, { description: 'Gives your finding as a juror: once, secret for good, counted when the jury has ended.' })
  async giveFinding(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The finding.' }) { disputeId, ...finding }: GiveFindingInput): Promise<DisputePayload> {
    return { dispute: DisputeType.of(await this.jury.find(viewer, fromGlobalId('Dispute', disputeId), finding)) };
  }
}
