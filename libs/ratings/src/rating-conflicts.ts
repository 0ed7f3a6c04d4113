import type { EntityManager } from 'typeorm';

/** Who stands behind notes that others wrote, and decides on them no more than whoever wrote them; a room above knows. */
export abstract class RatingConflicts {
  /** Who stands behind the notes of some authors. */
  abstract peopleBehind(manager: EntityManager, authorIds: readonly string[]): Promise<string[]>;

  /** The authors whose notes somebody stands behind, themselves left out. */
  abstract authorsOf(manager: EntityManager, personId: string): Promise<string[]>;
}
