/** Checks one value of a configuration and fills in what was not given. */
export interface Check<T> {
  /** What is allowed, to be told to whoever gave something else. */
  readonly allowed: string;
  /**
   * @param given undefined where nothing was
   * @param path of the value, like `rules.crhThreshold`
   * @param fallback what holds where nothing is given; undefined: something has to be
   * @param problems where what is wrong is told; the result is of no use when there are any
   */
  read(given: unknown, path: string, fallback: T | undefined, problems: string[]): T;
}

/** A check for each property of an object; a property that is added there is missing here until it has one. */
export type Fields<T> = { readonly [Key in keyof T]-?: Check<T[Key]> };

/** Says what is wrong with a value, and gives back something of the right type to go on with. */
function refuse<T>(given: unknown, path: string, allowed: string, fallback: T | undefined, problems: string[]): T {
  problems.push(`${path} is ${shown(given)}; allowed: ${allowed}`);
  return fallback as T;
}

function shown(given: unknown): string {
  if (given === undefined) return 'missing';
  const text = JSON.stringify(given);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function simple<T>(allowed: string, holds: (given: unknown) => given is T): Check<T> {
  return {
    allowed,
    read(given, path, fallback, problems) {
      if (given === undefined && fallback !== undefined) return fallback;
      return holds(given) ? given : refuse(given, path, allowed, fallback, problems);
    },
  };
}

const isNumber = (given: unknown): given is number => typeof given === 'number' && Number.isFinite(given);

export function number(least: number, most: number): Check<number> {
  return simple(`a number from ${least} to ${most}`, (given): given is number => isNumber(given) && given >= least && given <= most);
}

export function whole(least: number, most: number): Check<number> {
  return simple(`a whole number from ${least} to ${most}`, (given): given is number => Number.isInteger(given) && (given as number) >= least && (given as number) <= most);
}

export const share = number(0, 1);
export const flag = simple('true or false', (given): given is boolean => typeof given === 'boolean');
export const text = simple('a text that is not empty', (given): given is string => typeof given === 'string' && given !== '');

/** Part of a regular expression. */
export const pattern = simple('a regular expression', (given): given is string => typeof given === 'string' && given !== '' && compiles(given));

function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'i').source !== '';
  } catch {
    return false;
  }
}

export function oneOf<const Word extends string | number>(words: readonly Word[]): Check<Word> {
  return simple(words.map((word) => JSON.stringify(word)).join(', '), (given): given is Word => (words as readonly unknown[]).includes(given));
}

/** Null says that something is off. */
export function nullable<T>(check: Check<T>): Check<T | null> {
  const allowed = `${check.allowed}, or null`;
  return {
    allowed,
    read(given, path, fallback, problems) {
      if (given === null || (given === undefined && fallback === null)) return null;
      const before = problems.length;
      const value = check.read(given, path, fallback ?? undefined, problems);
      if (problems.length === before + 1 && problems[before]!.endsWith(`allowed: ${check.allowed}`)) problems[before] += ', or null';
      return value;
    },
  };
}

/** A property that may be left out altogether. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return {
    allowed: check.allowed,
    read: (given, path, fallback, problems) => (given === undefined && fallback === undefined ? undefined : check.read(given, path, fallback, problems)),
  };
}

/** A list is given whole: what it says replaces what held before. */
export function list<T>(check: Check<T>, least = 0, most = Infinity): Check<readonly T[]> {
  const count = most === Infinity ? (least > 0 ? ` (${least} or more)` : '') : ` (${least === most ? least : `${least} to ${most}`})`;
  const allowed = `a list of ${check.allowed}${count}`;
  return {
    allowed,
    read(given, path, fallback, problems) {
      if (given === undefined && fallback !== undefined) return fallback;
      if (!Array.isArray(given) || given.length < least || given.length > most) return refuse(given, path, allowed, fallback, problems);
      return given.map((item: unknown, i) => check.read(item, `${path}[${i}]`, undefined, problems));
    },
  };
}

const isObject = (given: unknown): given is Record<string, unknown> => typeof given === 'object' && given !== null && !Array.isArray(given);
const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

function readFields<T extends object>(fields: Fields<T>, given: Record<string, unknown>, path: string, fallbackOf: (key: keyof T) => unknown, problems: string[]): T {
  const known = Object.keys(fields) as (keyof T & string)[];
  for (const key of Object.keys(given)) {
    if (!known.includes(key as keyof T & string)) problems.push(`${join(path, key)} is not known; allowed in ${path === '' ? 'the configuration' : path}: ${known.join(', ')}`);
  }
  const entries = known.map((key) => [key, fields[key].read(given[key], join(path, key), fallbackOf(key) as T[typeof key] | undefined, problems)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as T;
}

/** An object with these properties; each that is not given is as before. */
export function section<T extends object>(fields: Fields<T>): Check<T> {
  const allowed = `an object with ${Object.keys(fields).join(', ')}`;
  return {
    allowed,
    read(given, path, fallback, problems) {
      if (given === undefined && fallback !== undefined) return fallback;
      if (!isObject(given)) return refuse(given, path, allowed, fallback, problems);
      return readFields(fields, given, path, (key) => fallback?.[key], problems);
    },
  };
}

/** Some of the properties of an object: what is not given stays out. */
export function some<T extends object>(fields: Fields<T>): Check<Partial<T>> {
  const optionals = Object.fromEntries(Object.entries<Check<unknown>>(fields).map(([key, check]) => [key, optional(check)])) as unknown as Fields<Partial<T>>;
  return section<Partial<T>>(optionals);
}

/** An object whose properties depend on the word that one of them holds. */
export function variants<T extends object>(key: keyof T & string, kinds: Readonly<Record<string, Check<T>>>): Check<T> {
  const words = oneOf(Object.keys(kinds));
  const allowed = `an object with "${key}" (${words.allowed})`;
  return {
    allowed,
    read(given, path, fallback, problems) {
      if (!isObject(given)) return refuse(given, path, allowed, fallback, problems);
      const before = problems.length;
      const word = words.read(given[key], join(path, key), undefined, problems);
      return problems.length > before ? (fallback as T) : kinds[word]!.read(given, path, undefined, problems);
    },
  };
}

/** An object of its own, or the name of one that is known. */
export function known<T extends object>(what: string, items: readonly T[], nameOf: (item: T) => string, own: Check<T>): Check<T> {
  const allowed = `the name of a ${what} (${items.map(nameOf).join(', ')}), or ${own.allowed}`;
  return {
    allowed,
    read(given, path, fallback, problems) {
      if (typeof given !== 'string') return own.read(given, path, fallback, problems);
      return items.find((item) => nameOf(item) === given) ?? refuse(given, path, allowed, fallback, problems);
    },
  };
}
