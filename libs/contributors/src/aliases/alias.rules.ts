import { AppError, type Role } from '@bridgenotes/platform';
import { roleWithAlias } from '../people/contributor.rules';
import { ALIAS_ADJECTIVES, ALIAS_NOUNS } from './alias-words';

/** How many aliases a contributor may choose from. */
export const OFFERS = 5;

/** A whole number from 0 up to, not including, `below`, every one as likely. */
export type Draw = (below: number) => number;

/**
 * A random alias, such as "Quiet Heron".
 * @param digits how crowded the plain names are: 0 for none, n for a number of n digits behind the name ("Quiet Heron 7")
 */
export function drawAlias(draw: Draw, digits: number): string {
  const name = `${ALIAS_ADJECTIVES[draw(ALIAS_ADJECTIVES.length)]!} ${ALIAS_NOUNS[draw(ALIAS_NOUNS.length)]!}`;
  if (digits === 0) return name;
  const smallest = 10 ** (digits - 1);
  return `${name} ${smallest + draw(9 * smallest)}`;
}

/** `count` different random aliases, as candidates of which the taken ones are sorted out. */
export function drawAliases(draw: Draw, digits: number, count: number): string[] {
  const drawn = new Set<string>();
  while (drawn.size < count) drawn.add(drawAlias(draw, digits));
  return [...drawn];
}

/**
 * The five offers of now: those made earlier keep their place unless somebody has taken them in the meantime, so
 * asking again is no way to draw again.
 * @param candidates new aliases, in the order in which they fill the gaps
 */
export function renewOffers(earlier: readonly string[], taken: ReadonlySet<string>, candidates: readonly string[]): string[] {
  const free = candidates.filter((candidate) => !taken.has(candidate) && !earlier.includes(candidate));
  const kept = earlier.map((alias) => (taken.has(alias) ? free.shift() : alias)).filter((alias) => alias !== undefined);
  return [...kept, ...free].slice(0, OFFERS);
}

/**
 * What choosing an alias makes of a contributor.
 * @throws ALIAS_ALREADY_CHOSEN, ALIAS_NOT_OFFERED
 */
export function choose(contributor: { alias: string | null; role: Role }, alias: string, offers: readonly string[]): { alias: string; role: Role } {
  if (contributor.alias !== null) throw new AppError('ALIAS_ALREADY_CHOSEN', { alias: contributor.alias });
  if (!offers.includes(alias)) throw new AppError('ALIAS_NOT_OFFERED', { alias: alias.slice(0, 60), offers });
  return { alias, role: roleWithAlias(contributor.role) };
}
