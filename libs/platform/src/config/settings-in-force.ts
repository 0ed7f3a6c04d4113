import type { z } from 'zod';
import { isSecret } from './config';

/** A setting as it is in force, with what it would be if nobody had set it. Values are JSON. */
export interface SettingInForce {
  readonly section: string;
  readonly name: string;
  /** Null for a secret, and for what is not set and has no default. */
  readonly value: string | null;
  readonly fallback: string | null;
  readonly description: string | null;
  readonly secret: boolean;
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
/** The same values give the same text, in whatever order a database tells their keys. */
const inOrder = (_key: string, value: unknown): unknown => (isPlain(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value);
const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value, inOrder));

/** What a schema says of values that it has let pass; never a secret. */
export function settingsInForce<Shape extends z.ZodRawShape>(section: string, schema: z.ZodObject<Shape>, values: Readonly<Record<string, unknown>>): SettingInForce[] {
  return Object.entries(schema.shape as unknown as Record<string, z.ZodType>).map(([name, field]) => {
    const secret = isSecret(name);
    const fallback = field.safeParse(undefined);
    return { section, name, value: secret ? null : json(values[name]), fallback: secret || !fallback.success ? null : json(fallback.data), description: field.description ?? null, secret };
  });
}

/** The same of nested values, such as parameters of a scorer: each leaf by its path, `rules.crhThreshold`; lists are leaves. */
export function nestedInForce(section: string, defaults: Readonly<Record<string, unknown>>, values: Readonly<Record<string, unknown>>, path = ''): SettingInForce[] {
  return [...new Set([...Object.keys(defaults), ...Object.keys(values)])].flatMap((key) => {
    const [fallback, value] = [defaults[key], key in values ? values[key] : defaults[key]];
    const name = `${path}${key}`;
    if (isPlain(value) && (isPlain(fallback) || fallback == null)) return nestedInForce(section, fallback ?? {}, value, `${name}.`);
    return [{ section, name, value: json(value), fallback: json(fallback), description: null, secret: false }];
  });
}
