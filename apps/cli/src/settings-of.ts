import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { communityFields, readCommunity, readConfig, type Environment } from '@bridgenotes/platform';
import { scoringFields, scoringSettings, type ScoringSettings } from '@bridgenotes/scoring-runs';
import { z } from 'zod';

/** How runs are made by what an environment says. @throws INVALID_CONFIGURATION */
export function settingsOfEnvironment(environment: Environment): ScoringSettings {
  const config = readConfig(z.object({ ...scoringFields, ...communityFields }), environment);
  return scoringSettings(config, readCommunity(config.COMMUNITY_FILE, HOUSE_SECTIONS));
}
