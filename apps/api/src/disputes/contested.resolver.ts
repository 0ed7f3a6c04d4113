import { AuthorsService, DisputesReader, ReviewsService } from '@bridgenotes/disputes';
import type { Viewer } from '@bridgenotes/platform';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { RequestContext } from '../graphql/request-context';
import { NoteType } from '../notes/note.type';
import { NoteDecisionType } from '../scoring-runs/surfaced-note.type';
import { StatementType } from '../statements/statement.type';
import { AskForReviewInput, AskForReviewPayload, VouchForAuthorInput, VouchForAuthorPayload } from './dispute.input';
import { disputeLoader, disputeOfNoteLoader, reviewLoader, viewerWroteLoader } from './dispute.loader';
import { DisputeType, JurySeatType, NoteFindingType, NoteReviewType } from './dispute.type';

/** Review and disputes as fields of a note. */
@Resolver(() => NoteType)
export class ContestedNoteResolver {
  constructor(
    private readonly reviews: ReviewsService,
    private readonly reader: DisputesReader,
  ) {}

  @ResolveField('review', () => NoteReviewType, { nullable: true, description: 'The last additional review that the author of the statement asked for; null without one.' })
  async review(@Parent() { row }: NoteType, @Request() context: RequestContext): Promise<NoteReviewType | null> {
    const review = await reviewLoader(context, this.reader).load(row.id);
    return review && NoteReviewType.of(review);
  }

  @ResolveField('dispute', () => DisputeType, { nullable: true, description: 'Its latest dispute, going on or ended; null when it was never disputed.' })
  async dispute(@Parent() { row }: NoteType, @Request() context: RequestContext): Promise<DisputeType | null> {
    const dispute = await disputeOfNoteLoader(context, this.reader, false).load(row.id);
    return dispute && DisputeType.of(dispute);
  }

  @Access('signed-in', 'login')
  @Mutation(() => AskForReviewPayload, { description: 'Asks raters to look again at a note that is shown on a statement of yours: once, without a reason, and without a promise.' })
  async askForReview(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The note.' }) { noteId }: AskForReviewInput): Promise<AskForReviewPayload> {
    return { note: NoteType.of(await this.reviews.ask(viewer, fromGlobalId('Note', noteId))) };
  }
}

/** What a jury found, where it is told what was decided of a note. */
@Resolver(() => NoteDecisionType)
export class DecisionFindingResolver {
  constructor(private readonly reader: DisputesReader) {}

  @ResolveField('finding', () => NoteFindingType, { nullable: true, description: 'What a jury found of the note last; null when none did. A note may be helpful to raters and yet be kept from readers.' })
  async finding(@Parent() { noteId }: NoteDecisionType, @Request() context: RequestContext): Promise<NoteFindingType | null> {
    const dispute = await disputeOfNoteLoader(context, this.reader, true).load(noteId);
    return dispute && NoteFindingType.of(dispute);
  }
}

@Resolver(() => NoteFindingType)
export class FindingDisputeResolver {
  constructor(private readonly reader: DisputesReader) {}

  @ResolveField('dispute', () => DisputeType, { description: 'The dispute it ended.' })
  async dispute(@Parent() { disputeId }: NoteFindingType, @Request() context: RequestContext): Promise<DisputeType> {
    return DisputeType.of(found(await disputeLoader(context, this.reader).load(disputeId), 'dispute', disputeId));
  }
}

@Resolver(() => JurySeatType)
export class SeatDisputeResolver {
  constructor(private readonly reader: DisputesReader) {}

  @ResolveField('dispute', () => DisputeType, { description: 'What the jury decides.' })
  async dispute(@Parent() { disputeId }: JurySeatType, @Request() context: RequestContext): Promise<DisputeType> {
    return DisputeType.of(found(await disputeLoader(context, this.reader).load(disputeId), 'dispute', disputeId));
  }
}

/** Who wrote a statement; only its author ever reads it here. */
@Resolver(() => StatementType)
export class StatementAuthorResolver {
  constructor(private readonly authors: AuthorsService) {}

  @ResolveField('viewerIsAuthor', () => Boolean, { description: 'Whether you are known to have written it.' })
  async viewerIsAuthor(@Parent() { row }: StatementType, @Request() context: RequestContext): Promise<boolean> {
    return viewerWroteLoader(context, this.authors).load(row);
  }

  @Access('contributor', 'authors:vouch')
  @Mutation(() => VouchForAuthorPayload, { description: 'For a site’s API key: says which login wrote what stands at a URL of the site.' })
  async vouchForAuthor(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Who wrote what.' }) { url, ...login }: VouchForAuthorInput): Promise<VouchForAuthorPayload> {
    return { statement: StatementType.of(await this.authors.vouch(viewer, { url, login })) };
  }
}
