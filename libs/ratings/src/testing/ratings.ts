import type { Clock } from '@bridgenotes/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { RatingConflicts, RatingsService } from '../index';

/** A community in which a test says who stands behind whose notes: a person by author. Nobody does unless it says so. */
export class SaidConflicts extends RatingConflicts {
  constructor(readonly people: Map<string, string> = new Map()) {
    super();
  }

  override peopleBehind(_manager: EntityManager, authorIds: readonly string[]): Promise<string[]> {
    return Promise.resolve(authorIds.flatMap((id) => this.people.get(id) ?? []));
  }

  override authorsOf(_manager: EntityManager, personId: string): Promise<string[]> {
    return Promise.resolve([...this.people].flatMap(([author, person]) => (person === personId ? author : [])));
  }
}

/** Ratings on a database of a test, which has the tables of contributors, statements, notes and ratings. */
export const ratingsService = (dataSource: DataSource, clock: Clock): RatingsService => new RatingsService(dataSource, clock, new SaidConflicts());
