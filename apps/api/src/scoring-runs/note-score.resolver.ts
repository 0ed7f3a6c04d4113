import type { NoteStatus } from '@bridgenotes/scoring';
import { NOT_SCORED_YET, PublishedRuns, ScoresReader, WITHHELD, type NoteScore } from '@bridgenotes/scoring-runs';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Request } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { RequestContext } from '../graphql/request-context';
import { NoteType } from '../notes/note.type';
import { MissingType, NoteScoreType, NoteStatusEnum, RatingCountsType, RuleTraceType } from './note-score.type';
import { changesOf, scoreLoader, traceLoader, withheldLoader } from './score.loader';
import { NoteDecisionType, StatusChangeConnection, StatusChangeType } from './surfaced-note.type';

/** What the published run says of a note. */
@Resolver(() => NoteType)
export class NoteScoreResolver {
  constructor(
    private readonly runs: PublishedRuns,
    private readonly scores: ScoresReader,
  ) {}

  @ResolveField('status', () => NoteStatusEnum, { description: 'What raters of different viewpoints found of it.' })
  async status(@Parent() note: NoteType, @Request() context: RequestContext): Promise<NoteStatus> {
    return (await this.#score(note, context))?.status ?? 'NEEDS_MORE_RATINGS';
  }

  @ResolveField('decision', () => NoteDecisionType, { nullable: true, description: 'How its status came about; null before the first run that saw it.' })
  async decision(@Parent() note: NoteType, @Request() context: RequestContext): Promise<NoteDecisionType | null> {
    const score = await this.#score(note, context);
    return score && NoteDecisionType.of(score);
  }

  @ResolveField('score', () => NoteScoreType, { nullable: true, description: 'Where the model places it; null before the first run that saw it.' })
  async score(@Parent() note: NoteType, @Request() context: RequestContext): Promise<NoteScoreType | null> {
    const score = await this.#score(note, context);
    return score && NoteScoreType.of(score);
  }

  @ResolveField('ratingCounts', () => RatingCountsType, { nullable: true, description: 'Its ratings by level and side, as the last run counted them; null before the first that saw it.' })
  async ratingCounts(@Parent() note: NoteType, @Request() context: RequestContext): Promise<RatingCountsType | null> {
    const score = await this.#score(note, context);
    return score && { all: score.counts.levels, negativeSide: score.counts.sides.negative, positiveSide: score.counts.sides.positive };
  }

  @ResolveField('ruleTrace', () => [RuleTraceType], { description: 'Every rule as the last run evaluated it, in order; empty before the first that saw it.' })
  async ruleTrace(@Parent() { row }: NoteType, @Request() context: RequestContext): Promise<RuleTraceType[]> {
    return (await traceLoader(context, this.runs, this.scores).load(row.id)).map(RuleTraceType.of);
  }

  @ResolveField('missing', () => [MissingType], { description: 'What keeps it from being shown, first things first; empty when nothing does.' })
  async missing(@Parent() note: NoteType, @Request() context: RequestContext): Promise<MissingType[]> {
    const [score, withheld] = await Promise.all([this.#score(note, context), withheldLoader(context, this.scores).load(note.row.id)]);
    const missing = score === null ? NOT_SCORED_YET : (score.missing ?? []);
    return (withheld ? [WITHHELD, ...missing] : missing).map(MissingType.of);
  }

  @ResolveField('statusHistory', () => StatusChangeConnection, { description: 'Published changes of its status, latest first; they stay when the note is deleted.' })
  async statusHistory(@Parent() { row }: NoteType, @Args() page: PageArgs, @Request() context: RequestContext): Promise<Connection<StatusChangeType>> {
    return toConnection(await changesOf(context, this.scores, row.id, page), StatusChangeType.of);
  }

  #score({ row }: NoteType, context: RequestContext): Promise<NoteScore | null> {
    return scoreLoader(context, this.runs, this.scores).load(row.id);
  }
}
