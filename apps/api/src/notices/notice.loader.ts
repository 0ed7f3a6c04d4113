import type { FollowsService, InboxService, Preferences, PreferencesService } from '@bridgenotes/notices';
import type DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/request-context';

/** How people want to be told, by contributor id. */
export const preferencesLoader = (context: RequestContext, preferences: PreferencesService): DataLoader<string, Preferences> =>
  context.loader('notice preferences', (ids: readonly string[]) => preferences.of(ids));

/** How many notices people have not read, by contributor id. */
export const unreadLoader = (context: RequestContext, inbox: InboxService): DataLoader<string, number> => context.loader('unread notices', (ids: readonly string[]) => inbox.unreadCounts(ids));

/** Whether the viewer follows statements, by statement id. */
export const followLoader = (context: RequestContext, follows: FollowsService, contributorId: string): DataLoader<string, boolean> =>
  context.loader('followed statements', async (ids: readonly string[]) => {
    const followed = await follows.followedAmong(contributorId, ids);
    return ids.map((id) => followed.has(id));
  });
