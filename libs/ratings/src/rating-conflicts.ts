import type { EntityManager } from 'typeorm';

/** Who stands behind somebody else's notes and may not rate them either; a room above knows. */
export abstract class RatingConflicts {
  abstract standsBehind(manager: EntityManager, raterId: string, authorId: string): Promise<boolean>;
}
