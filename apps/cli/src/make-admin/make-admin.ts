import type { Contributor, Login } from '@bridgenotes/contributors';
import { findPerson, type NamedPerson, type People } from '../people';

/**
 * Makes somebody an admin. A login that was never seen becomes a contributor, so that the first admin of a new
 * server can be named before anybody has logged in.
 * @throws NOT_FOUND
 */
export async function makeAdmin(people: People, who: Login | NamedPerson): Promise<{ contributor: Contributor; isNew: boolean }> {
  const known = 'issuer' in who ? await people.contributors.findByLogin(who) : await findPerson(people, who);
  const contributor = known ?? (await people.contributors.signIn(who as Login));
  return { contributor: await people.contributors.setRoleAsOperator(contributor.id, 'admin'), isNew: known === null };
}
