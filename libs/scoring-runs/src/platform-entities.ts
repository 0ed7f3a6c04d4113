import { CONTRIBUTORS_ENTITIES } from '@bridgenotes/contributors';
import { NOTES_ENTITIES } from '@bridgenotes/notes';
import { OutboxEntry, PublicLogEntry } from '@bridgenotes/platform';
import { RATINGS_ENTITIES } from '@bridgenotes/ratings';
import { STATEMENTS_ENTITIES } from '@bridgenotes/statements';
import { SCORING_RUNS_ENTITIES } from './entities';

/** All tables that this room and those below it work on. */
export const PLATFORM_ENTITIES = [OutboxEntry, PublicLogEntry, ...CONTRIBUTORS_ENTITIES, ...STATEMENTS_ENTITIES, ...NOTES_ENTITIES, ...RATINGS_ENTITIES, ...SCORING_RUNS_ENTITIES];
