import { Module } from '@nestjs/common';
import { RatingsService } from './ratings.service';

/** Needs `RatingConflicts` from a room above, besides a `DataSource` and a `Clock`: without knowing who stands behind notes nobody rates. */
@Module({ providers: [RatingsService], exports: [RatingsService] })
export class RatingsModule {}
