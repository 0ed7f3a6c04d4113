import { AppealConflicts } from '@bridgenotes/contributors';
import { NoteStatuses } from '@bridgenotes/notes';
import { Global, Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { ImpactReader } from './impact/impact.reader';
import { LiveScores } from './live/live-scores.service';
import { Publication } from './publication/publication.service';
import { PublishedRuns } from './published-runs';
import { PublishedStatuses, RatersOfLostNotes } from './published-statuses';
import { RunComparison } from './run-comparison';
import { RunNeeds } from './run-needs';
import { RunRequests } from './run-requests';
import { SCORER, type Scorer } from './scorer';
import { ScoresReader } from './scores.reader';
import { ScoringRunsService } from './scoring-runs.service';
import { SCORING_SETTINGS, type ScoringSettings } from './settings';
import { ShownStatements } from './shown-statements.reader';
import { StatusFeed } from './status-feed';
import { ViewpointsReader } from './viewpoints/viewpoints.reader';

const ASKED_FROM_BELOW = [{ provide: NoteStatuses, useClass: PublishedStatuses }, { provide: AppealConflicts, useClass: RatersOfLostNotes }];

/** Reading scores, for every process that shows them. Global, because rooms below ask for statuses without knowing of runs. */
@Global()
@Module({ providers: [PublishedRuns, ScoresReader, ShownStatements, ViewpointsReader, ImpactReader, StatusFeed, RunRequests, RunComparison, Publication, ...ASKED_FROM_BELOW], exports: [PublishedRuns, ScoresReader, ShownStatements, ViewpointsReader, ImpactReader, StatusFeed, RunRequests, RunComparison, Publication, NoteStatuses, AppealConflicts] })
export class ScoresModule {}

/** Making runs, for the few processes that do. */
@Module({})
export class ScoringRunsModule {
  /** @param scorer how to make the scorer, from what the imports provide */
  static of(settings: ScoringSettings, { imports, ...scorer }: Pick<DynamicModule, 'imports'> & Pick<FactoryProvider<Scorer>, 'inject' | 'useFactory'>): DynamicModule {
    return {
      module: ScoringRunsModule,
      imports,
      providers: [ScoringRunsService, RunNeeds, LiveScores, { provide: SCORING_SETTINGS, useValue: settings }, { provide: SCORER, ...scorer }],
      exports: [ScoringRunsService, RunNeeds, LiveScores],
    };
  }
}
