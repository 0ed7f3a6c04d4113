import { IdsAndOutbox1764000000000 } from './1764000000000-ids-and-outbox';
import { RateLimits1764000000500 } from './1764000000500-rate-limits';
import { Contributors1764000001000 } from './1764000001000-contributors';

/** All migrations, oldest first. History does not follow entities: nothing of ours is imported here. */
export const migrations = [IdsAndOutbox1764000000000, RateLimits1764000000500, Contributors1764000001000];
