import type { AbilityService, AppealsService, Badge, Contributor, EnrollmentTransition, LockAppeal, WritersService, WritingAbility } from '@bridgenotes/contributors';
import type { Page, PageRequest } from '@bridgenotes/platform';
import type DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/request-context';

/** What people may do, all of one request in one step. */
export const abilityLoader = (context: RequestContext, ability: AbilityService): DataLoader<Contributor, WritingAbility> =>
  context.loader('writing ability', (people: readonly Contributor[]) => ability.abilities(people));

/** A page of how somebody came to where they stand; the first pages of all people of one request in one query. */
export const transitionsOf = (context: RequestContext, ability: AbilityService, contributorId: string, page: PageRequest): Promise<Page<EnrollmentTransition>> =>
  page.after == null
    ? context.loader(`transitions, ${page.first}`, (ids: readonly string[]) => ability.transitionsOfEach(ids, page.first)).load(contributorId)
    : ability.transitions(contributorId, page);

/** Badges by contributor, all of one request in one query. */
export const badgesLoader = (context: RequestContext, writers: WritersService): DataLoader<string, readonly Badge[]> =>
  context.loader('badges', async (ids: readonly string[]) => {
    const badges = await writers.badges(ids);
    return ids.map((id) => badges.get(id) ?? []);
  });

/** The latest appeal by contributor, all of one request in one query. */
export const latestAppealLoader = (context: RequestContext, appeals: AppealsService): DataLoader<string, LockAppeal | null> =>
  context.loader('latest appeal', (ids: readonly string[]) => appeals.latestOfEach(ids));
