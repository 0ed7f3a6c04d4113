import type { Contributor, ContributorsService } from '@bridgenotes/contributors';
import type DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/request-context';

/** Contributors by database id, all of one request in one query. */
export const contributorLoader = (context: RequestContext, contributors: ContributorsService): DataLoader<string, Contributor | null> =>
  context.loader('contributor', (ids: readonly string[]) => contributors.findByIds(ids));
