import { z } from 'zod';
import { AppError } from '../errors/app-error';

/** What a process was started with: names to values, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a configuration once: validated, with defaults, frozen.
 * @throws INVALID_CONFIGURATION naming every wrong variable, what was given (never a secret) and what is allowed
 */
export function readConfig<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, environment: Environment): Readonly<z.infer<z.ZodObject<Shape>>> {
  // An empty variable means "not set": compose files write `NAME=` for unset ones.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return Object.freeze(result.data);
  const problems = result.error.issues.map((issue) => {
    const name = issue.path.join('.');
    const value = given[name];
    const shown = value === undefined ? 'not set' : isSecret(name) ? 'set, but wrong' : `"${value}"`;
    const description = (schema.shape[name] as z.ZodType | undefined)?.description;
    return `${name} is ${shown}: ${issue.message}${description ? ` (${description})` : ''}`;
  });
  throw new AppError('INVALID_CONFIGURATION', { problems });
}

/** Whether a variable of this name holds what nobody may be told. */
export const isSecret = (name: string) => /SECRET|PASSWORD|KEY|TOKEN|_URL$/.test(name);

const flag = (fallback: boolean) => z.enum(['0', '1', 'true', 'false'], { error: 'allowed: 0, 1, true, false' }).default(fallback ? '1' : '0').transform((v) => v === '1' || v === 'true');
const whole = (fallback: number, min: number, max: number) =>
  z.coerce.number({ error: `allowed: a whole number from ${min} to ${max}` }).int(`allowed: a whole number from ${min} to ${max}`).min(min, `allowed: ${min} to ${max}`).max(max, `allowed: ${min} to ${max}`).default(fallback);
const wholeOrNone = (min: number, max: number) =>
  z.coerce.number({ error: `allowed: a whole number from ${min} to ${max}` }).int(`allowed: a whole number from ${min} to ${max}`).min(min, `allowed: ${min} to ${max}`).max(max, `allowed: ${min} to ${max}`).optional();
const share = (fallback: number) => z.coerce.number({ error: 'allowed: 0 to 1' }).min(0, 'allowed: 0 to 1').max(1, 'allowed: 0 to 1').default(fallback);
const shareOrNone = () => z.coerce.number({ error: 'allowed: 0 to 1' }).min(0, 'allowed: 0 to 1').max(1, 'allowed: 0 to 1').optional();

/** Field builders for the configuration of rooms and apps. */
export const field = { flag, whole, wholeOrNone, share, shareOrNone, text: () => z.string(), url: () => z.url('allowed: a URL') };

/** What every process with a database needs. */
export const databaseFields = {
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'allowed: postgres://user:password@host:port/database').describe('the PostgreSQL to use'),
  DATABASE_POOL_SIZE: whole(10, 3, 200).describe('connections per process, and as many again for the relay of a worker; a scoring run and a chore each hold one while they use another'),
};

export const logFields = {
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], { error: 'allowed: trace, debug, info, warn, error, silent' }).default('info').describe('trace, debug, info, warn, error or silent'),
};
