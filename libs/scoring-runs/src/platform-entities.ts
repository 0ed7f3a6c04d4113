import { CONTRIBUTORS_ENTITIES } from '@bridgenotes/contributors';
import { NOTES_ENTITIES } from '@bridgenotes/notes';
import { OutboxEntry } from '@bridgenotes/platform';
import { RATINGS_ENTITIES } from '@bridgenotes/ratings';
import { STATEMENTS_ENTITIES } from '@bridgenotes/statements';
import { SCORING_RUNS_ENTITIES } from './entities';

/** All tables of the platform: those of this room, which is on the top floor, and of the rooms below. */
export const PLATFORM_ENTITIES = [OutboxEntry, ...CONTRIBUTORS_ENTITIES, ...STATEMENTS_ENTITIES, ...NOTES_ENTITIES, ...RATINGS_ENTITIES, ...SCORING_RUNS_ENTITIES];
