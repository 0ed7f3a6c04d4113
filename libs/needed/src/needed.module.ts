import { ScoresModule } from '@bridgenotes/scoring-runs';
import { Module } from '@nestjs/common';
import { NeededNotes } from './needed-notes';
import { NeededListener, NeededSyncChore } from './needed-notes.work';
import { NeededReader } from './needed.reader';
import { NeededService } from './needed.service';
import { PopulationSample } from './population-sample';
import { RatingLanguagesService } from './rating-languages.service';
import { RatingRequestsService } from './rating-requests.service';

@Module({
  imports: [ScoresModule],
  providers: [NeededNotes, NeededListener, NeededSyncChore, NeededReader, NeededService, PopulationSample, RatingLanguagesService, RatingRequestsService],
  exports: [NeededListener, NeededSyncChore, NeededReader, NeededService, PopulationSample, RatingLanguagesService, RatingRequestsService],
})
export class NeededModule {}
