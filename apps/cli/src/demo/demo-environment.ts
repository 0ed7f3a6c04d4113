import { join } from 'node:path';

/**
 * What the demo sets otherwise than Community Notes, so that one need not wait for hours to see what happens: the two files
 * have it all. Whoever sets one of the variables decides alone.
 */
export const demoEnvironment = (root: string): NodeJS.ProcessEnv => ({
  COMMUNITY_FILE: join(root, 'apps/cli/demo/community.json'),
  SCORING_PARAMETERS_FILE: join(root, 'apps/cli/demo/scoring.json'),
  // Many people rate at once while somebody is there: runs leave time for other things.
  SCORING_AFTER_CHANGES: '80',
});
