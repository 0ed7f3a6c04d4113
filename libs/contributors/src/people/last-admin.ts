import { AppError, takeTurn } from '@bridgenotes/platform';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { Contributor } from './contributor.entity';

/**
 * Everybody who administers the server now, and nobody becomes one or stops being one until the transaction ends.
 * Locking the admins' rows is not enough: who was just demoted is met later, as the one to change, and then in another
 * order than by those who still found an admin there.
 */
export async function lockAdmins(manager: EntityManager): Promise<Contributor[]> {
  await takeTurn(manager, 'roles of contributors');
  return manager.find(Contributor, { where: { role: 'admin', leftAt: IsNull(), enrollmentState: Not('removed' as const) } });
}

/**
 * @param admins everybody who administers the server now
 * @throws LAST_ADMIN when nobody could administer it without this person
 */
export function checkNotLastAdmin(admins: readonly Pick<Contributor, 'id'>[], contributorId: string): void {
  if (admins.length === 1 && admins[0]!.id === contributorId) throw new AppError('LAST_ADMIN');
}
