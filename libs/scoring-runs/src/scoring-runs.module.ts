import { Module, type DynamicModule } from '@nestjs/common';
import { PublishedRuns } from './published-runs';
import { RunNeeds } from './run-needs';
import { SCORER, type Scorer } from './scorer';
import { ScoresReader } from './scores.reader';
import { ScoringRunsService } from './scoring-runs.service';
import { SCORING_SETTINGS, type ScoringSettings } from './settings';

/** Reading scores, for every process that shows them. */
@Module({ providers: [PublishedRuns, ScoresReader], exports: [PublishedRuns, ScoresReader] })
export class ScoresModule {}

/** Making runs, for the few processes that do. */
@Module({})
export class ScoringRunsModule {
  static of(settings: ScoringSettings, scorer: Scorer): DynamicModule {
    return {
      module: ScoringRunsModule,
      providers: [ScoringRunsService, RunNeeds, { provide: SCORING_SETTINGS, useValue: settings }, { provide: SCORER, useValue: scorer }],
      exports: [ScoringRunsService, RunNeeds],
    };
  }
}
