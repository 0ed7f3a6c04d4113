import { IdsAndOutbox1764000000000 } from './1764000000000-ids-and-outbox';

/** All migrations, oldest first. History does not follow entities: nothing of ours is imported here. */
export const migrations = [IdsAndOutbox1764000000000];
