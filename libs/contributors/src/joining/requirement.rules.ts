/** What a community may ask of somebody before they take part. */
export const POLICIES = ['ACCOUNT_AGE', 'VERIFIED_EMAIL', 'VERIFIED_PHONE', 'ORGANISATION', 'PAID_ACCOUNT', 'PERSONHOOD', 'INVITATION', 'WAITING_LIST', 'NO_RECENT_REMOVAL'] as const;
export type Policy = (typeof POLICIES)[number];

/** Policies, combined: `{ allOf: ['VERIFIED_PHONE', { anyOf: ['INVITATION', 'WAITING_LIST'] }] }`. */
export type Requirement = Policy | { readonly allOf: readonly Requirement[] } | { readonly anyOf: readonly Requirement[] };

/** More ways than this nobody can be shown. */
export const MAX_WAYS = 50;

/** Every policy that the requirement names, in the order of `POLICIES`. */
export function policiesOf(requirement: Requirement): Policy[] {
  const named = new Set(namesIn(requirement));
  return POLICIES.filter((policy) => named.has(policy));
}

const namesIn = (requirement: Requirement): Policy[] => (typeof requirement === 'string' ? [requirement] : partsOf(requirement).flatMap(namesIn));
const partsOf = (requirement: Exclude<Requirement, Policy>): readonly Requirement[] => ('allOf' in requirement ? requirement.allOf : requirement.anyOf);

/** Whether the requirement is met when exactly these policies hold. */
export function isMet(requirement: Requirement, holds: (policy: Policy) => boolean): boolean {
  if (typeof requirement === 'string') return holds(requirement);
  return 'allOf' in requirement ? requirement.allOf.every((part) => isMet(part, holds)) : requirement.anyOf.some((part) => isMet(part, holds));
}

/**
 * Every way to meet the requirement that needs nothing superfluous: holding all policies of one way is enough.
 * The shortest come first. @throws RangeError beyond `MAX_WAYS`
 */
export function waysOf(requirement: Requirement): Policy[][] {
  const ways = leanest(expand(requirement));
  return ways.map((way) => POLICIES.filter((policy) => way.has(policy))).sort((a, b) => a.length - b.length);
}

type Way = ReadonlySet<Policy>;

function expand(requirement: Requirement): Way[] {
  if (typeof requirement === 'string') return [new Set([requirement])];
  const parts = partsOf(requirement).map(expand);
  const ways = 'anyOf' in requirement ? parts.flat() : parts.reduce<Way[]>((all, part) => leanest(all.flatMap((way) => part.map((other) => new Set([...way, ...other])))), [new Set()]);
  if (ways.length > MAX_WAYS) throw new RangeError(`more than ${MAX_WAYS} ways`);
  return ways;
}

/** Without ways that ask for everything another one asks for. */
const leanest = (ways: readonly Way[]): Way[] =>
  ways.filter((way, i) => !ways.some((other, j) => i !== j && [...other].every((policy) => way.has(policy)) && (other.size < way.size || j < i)));
