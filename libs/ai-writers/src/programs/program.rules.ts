import { AppError, plainText, textUpTo } from '@bridgenotes/platform';
import { publicUrl } from '@bridgenotes/statements';

const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]{1,38})[\p{L}\p{N}]$/u;
const MAX_SHORT = 120;
const MAX_METHOD = 1000;

/** What a person says of their program. */
export interface GivenCard {
  readonly operator: string;
  readonly model: string;
  readonly method: string;
  readonly contactUrl: string;
}

/** A card as it is stored. @throws INVALID_INPUT, INVALID_URL */
export const cardOf = (given: GivenCard): GivenCard => ({
  operator: textUpTo(MAX_SHORT, 'operator', given.operator),
  model: textUpTo(MAX_SHORT, 'model', given.model),
  method: textUpTo(MAX_METHOD, 'method', given.method),
  contactUrl: publicUrl(given.contactUrl).href,
});

/** The name of a program, which is also its alias. @throws INVALID_INPUT */
export function programName(given: string): string {
  const name = plainText('name', given).replace(/ +/g, ' ');
  if (!NAME.test(name)) throw new AppError('INVALID_INPUT', { field: 'name', given: `"${name.slice(0, 60)}"`, allowed: '3 to 40 letters, digits, spaces, dots, underscores or hyphens, a letter or digit at both ends' });
  return name;
}

/** Whether a card says anything else than the one before. */
export const isNewCard = (before: GivenCard, after: GivenCard): boolean => (['operator', 'model', 'method', 'contactUrl'] as const).some((field) => before[field] !== after[field]);
