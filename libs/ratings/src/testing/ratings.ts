import type { Clock } from '@bridgenotes/platform';
import type { DataSource } from 'typeorm';
import { RatingConflicts, RatingsService } from '../index';

/** A community without programs: nobody stands behind the notes of others. */
class NoPrograms extends RatingConflicts {
  override standsBehind(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

/** Ratings on a database of a test, which has the tables of contributors, statements, notes and ratings. */
export const ratingsService = (dataSource: DataSource, clock: Clock): RatingsService => new RatingsService(dataSource, clock, new NoPrograms());
