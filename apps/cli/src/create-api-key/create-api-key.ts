import type { ApiKey, Contributor } from '@bridgenotes/contributors';
import type { Clock } from '@bridgenotes/platform';
import { findPerson, type NamedPerson, type People } from '../people';
import { expiryOf } from './expiry';

/** A key as it is asked for on the command line. */
export interface KeyOptions {
  readonly name: string;
  readonly scopes: readonly string[];
  /** Whom it acts for. */
  readonly person: NamedPerson | null;
  readonly expires: string | null;
}

/** @returns the key, which cannot be shown again, and what is stored of it · @throws INVALID_INPUT, INVALID_OPTION, NOT_FOUND */
export async function createApiKey(people: People, options: KeyOptions, clock: Clock): Promise<{ key: string; apiKey: ApiKey; contributor: Contributor | null }> {
  const expiresAt = options.expires === null ? null : expiryOf(options.expires, clock.now());
  const contributor = options.person === null ? null : await findPerson(people, options.person);
  const { key, apiKey } = await people.apiKeys.createAsOperator({ name: options.name, scopes: options.scopes, contributorId: contributor?.id ?? null, expiresAt });
  return { key, apiKey, contributor };
}
