import { createHmac } from 'node:crypto';
import type { ClaimKind } from './claims.rules';

/** A keyed hash of a claim. Numbers can be tried out one by one, so the key has to be somewhere else than the database. */
export const digestOfClaim = (secret: string, kind: ClaimKind, value: string): Buffer => createHmac('sha256', secret).update(`${kind}\n${value}`).digest();
