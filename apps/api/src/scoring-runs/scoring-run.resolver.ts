import { NotesService } from '@bridgenotes/notes';
import { hasRole, type Viewer } from '@bridgenotes/platform';
import { PublishedRuns, RunRequests, ScoresReader, StatusFeed, type StatusChange } from '@bridgenotes/scoring-runs';
import type { OnModuleInit } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { NodeRegistry } from '../graphql/node';
import { RequestContext } from '../graphql/request-context';
import { noteLoader } from '../notes/note.loader';
import { NoteType } from '../notes/note.type';
import { publishedRunId, runLoader } from './score.loader';
import { PublishHeldRunInput, PublishHeldRunPayload, ScoringRunConnection, ScoringRunType, StartScoringRunInput, StartScoringRunPayload } from './scoring-run.type';
import { StatusChangeType } from './surfaced-note.type';

@Resolver(() => ScoringRunType)
export class ScoringRunResolver implements OnModuleInit {
  constructor(
    private readonly runs: PublishedRuns,
    private readonly requests: RunRequests,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('ScoringRun', async (id, context) => {
      const row = await runLoader(context, this.runs).load(id);
      return row && ScoringRunType.of(row);
    });
  }

  @Access('anyone')
  @Query(() => ScoringRunConnection, { description: 'All scoring runs, latest first.' })
  async scoringRuns(@Args() page: PageArgs): Promise<Connection<ScoringRunType>> {
    return toConnection(await this.runs.list(page), ScoringRunType.of);
  }

  @Access('anyone')
  @Query(() => ScoringRunType, { nullable: true, description: 'The run that everything is read from; null before the first.' })
  async publishedRun(@Request() context: RequestContext): Promise<ScoringRunType | null> {
    const id = await publishedRunId(context, this.runs);
    const row = id === null ? null : await runLoader(context, this.runs).load(id);
    return row && ScoringRunType.of(row);
  }

  @Access('admin', 'runs:write')
  @Mutation(() => StartScoringRunPayload, { description: 'Asks a worker for a scoring run now, whatever the schedule.' })
  async startScoringRun(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'How.' }) input: StartScoringRunInput): Promise<StartScoringRunPayload> {
    await this.requests.request(viewer, input);
    return { accepted: true };
  }

  @Access('admin', 'runs:write')
  @Mutation(() => PublishHeldRunPayload, { description: 'Has a run that was held back made again and published, whatever it changes, also while publication is paused. Your reason is published.' })
  async publishHeldRun(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which, and why.' }) input: PublishHeldRunInput): Promise<PublishHeldRunPayload> {
    return { heldRun: ScoringRunType.of(await this.requests.release(viewer, fromGlobalId('ScoringRun', input.runId), input.reason)) };
  }

  @ResolveField('failure', () => String, { nullable: true, description: 'What went wrong, for admins; null for others, and where nothing did.' })
  failure(@Parent() { row }: ScoringRunType, @CurrentViewer() viewer: Viewer): string | null {
    return hasRole(viewer, 'admin') ? row.failure : null;
  }
}

@Resolver(() => StatusChangeType)
export class StatusChangeResolver implements OnModuleInit {
  constructor(
    private readonly feed: StatusFeed,
    private readonly scores: ScoresReader,
    private readonly runs: PublishedRuns,
    private readonly notes: NotesService,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('NoteStatusChange', async (id) => {
      const row = await this.scores.change(id);
      return row && StatusChangeType.of(row);
    });
  }

  @Access('anyone')
  @Subscription(() => StatusChangeType, {
    description: 'Every change of a status as it is published, of one statement or of all.',
    resolve: (change: StatusChange, _args: unknown, context: RequestContext) => {
      context.renew();
      return StatusChangeType.of(change);
    },
  })
  noteStatusChanged(@Args('statementId', { type: () => ID, nullable: true, description: 'Only notes on this statement.' }) statementId?: string | null): Promise<AsyncIterableIterator<StatusChange>> {
    return this.feed.subscribe(statementId == null ? null : fromGlobalId('Statement', statementId));
  }

  @ResolveField('note', () => NoteType, { description: 'The note.' })
  async note(@Parent() { row }: StatusChangeType, @Request() context: RequestContext): Promise<NoteType> {
    return NoteType.of(found(await noteLoader(context, this.notes).load(row.noteId), 'note', row.noteId));
  }

  @ResolveField('run', () => ScoringRunType, { description: 'The run that changed it.' })
  async run(@Parent() { row }: StatusChangeType, @Request() context: RequestContext): Promise<ScoringRunType> {
    return ScoringRunType.of(found(await runLoader(context, this.runs).load(row.runId), 'scoring run', row.runId));
  }
}
