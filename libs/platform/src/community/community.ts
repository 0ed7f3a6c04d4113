import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../errors/app-error';

/** What a community may set about one room: a name, and fields that all have a default. */
export interface CommunitySection<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string;
  readonly schema: z.ZodObject<Shape>;
}

/** @param shape fields with defaults and descriptions; the defaults are those of Community Notes where it has one */
export const communitySection = <Shape extends z.ZodRawShape>(name: string, shape: Shape): CommunitySection<Shape> => ({ name, schema: z.strictObject(shape) as unknown as z.ZodObject<Shape> });

/** The settings of a section that are in force. */
export type SettingsOf<Section> = Section extends CommunitySection<infer Shape> ? Readonly<z.infer<z.ZodObject<Shape>>> : never;

/** What a community has set, of all rooms: read once, checked, frozen. */
export class CommunitySettings {
  readonly #settings: ReadonlyMap<string, Readonly<Record<string, unknown>>>;

  private constructor(settings: ReadonlyMap<string, Readonly<Record<string, unknown>>>) {
    this.#settings = settings;
  }

  /**
   * @param given sections by name, each with the fields that differ from their defaults
   * @throws INVALID_CONFIGURATION naming every unknown section and every wrong or unknown field
   */
  static from(given: unknown, sections: readonly CommunitySection[], source = 'the settings of the community'): CommunitySettings {
    const whole = z.strictObject(Object.fromEntries(sections.map(({ name, schema }) => [name, schema.prefault({})])));
    const result = whole.safeParse(given);
    if (!result.success) throw new AppError('INVALID_CONFIGURATION', { problems: result.error.issues.map(({ path, message }) => `${source}: ${path.length === 0 ? '' : `${path.join('.')}: `}${message}`) });
    return new CommunitySettings(new Map(Object.entries(result.data).map(([name, settings]) => [name, Object.freeze(settings as Record<string, unknown>)])));
  }

  /** @throws Error for a section that was not given: the house does not list it */
  of<Shape extends z.ZodRawShape>({ name }: CommunitySection<Shape>): SettingsOf<CommunitySection<Shape>> {
    const settings = this.#settings.get(name);
    if (settings === undefined) throw new Error(`the section ${name} is not among the settings of the community`);
    return settings as SettingsOf<CommunitySection<Shape>>;
  }

  /** Everything in force, defaults too. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries(this.#settings);
  }
}

/** Reads the settings from a file, or takes the defaults where there is none. @throws INVALID_CONFIGURATION */
export function readCommunity(file: string | undefined, sections: readonly CommunitySection[]): CommunitySettings {
  if (file === undefined) return CommunitySettings.from({}, sections);
  const source = `COMMUNITY_FILE is "${file}"`;
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new AppError('INVALID_CONFIGURATION', { problems: [`${source}: it cannot be read: ${error instanceof Error ? error.message : String(error)}`] });
  }
  return CommunitySettings.from(given, sections, source);
}

export const communityFields = {
  COMMUNITY_FILE: z.string().optional().describe('a JSON file with what this community sets otherwise than Community Notes; see below'),
};
