import { ContributorsModule } from '@bridgenotes/contributors';
import { MediaModule } from '@bridgenotes/media';
import { ScoresModule } from '@bridgenotes/scoring-runs';
import { StatementsModule } from '@bridgenotes/statements';
import { Module } from '@nestjs/common';
import { RequestAudienceService } from './request-audience.service';
import { RequestOutcomes } from './request-outcomes';
import { RequestsReader } from './requests.reader';
import { RequestsService } from './requests.service';
import { ShownNotes } from './shown-notes';
import { UnfoundedMarksService } from './unfounded-marks.service';

const SERVICES = [RequestsService, UnfoundedMarksService, RequestsReader, RequestAudienceService, RequestOutcomes];

@Module({ imports: [ContributorsModule, StatementsModule, ScoresModule, MediaModule], providers: [...SERVICES, ShownNotes], exports: SERVICES })
export class RequestsModule {}
