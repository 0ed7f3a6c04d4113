import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { communityFields, readCommunity, readConfig, type CommunitySettings, type Environment } from '@bridgenotes/platform';
import { scoringFields, scoringSettings, type ScoringSettings } from '@bridgenotes/scoring-runs';
import { z } from 'zod';

/** How runs are made by what an environment says. @throws INVALID_CONFIGURATION */
export function settingsOfEnvironment(environment: Environment): ScoringSettings {
  return scoringSettings(readConfig(z.object(scoringFields), environment), communityOfEnvironment(environment));
}

/** What an environment sets for the community. @throws INVALID_CONFIGURATION */
export function communityOfEnvironment(environment: Environment): CommunitySettings {
  return readCommunity(readConfig(z.object(communityFields), environment).COMMUNITY_FILE, HOUSE_SECTIONS);
}
