import { ContributorsModule } from '@bridgenotes/contributors';
import { Module } from '@nestjs/common';
import { AuthorsService } from './authors/authors.service';
import { Amendments } from './cases/amendments.listener';
import { DisputesReader } from './cases/disputes.reader';
import { DisputesService } from './cases/disputes.service';
import { JuryService } from './jury/jury.service';
import { ReviewsService } from './reviews/reviews.service';

const SERVICES = [AuthorsService, ReviewsService, DisputesService, DisputesReader, JuryService, Amendments];

@Module({ imports: [ContributorsModule], providers: SERVICES, exports: SERVICES })
export class DisputesModule {}
