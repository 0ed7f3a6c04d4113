import { AppError } from '@bridgenotes/platform';

/**
 * An address as it is stored: trimmed, its domain in lower case. Whether it exists is what the confirmation finds out.
 * @throws INVALID_INPUT
 */
export function mailAddress(given: string): string {
  const address = given.trim();
  const match = /^([^\s@<>(),;:"\\[\]\p{Cc}]{1,64})@([a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?\.[a-zA-Z][a-zA-Z0-9-]*[a-zA-Z0-9])$/u.exec(address);
  if (match === null || address.length > 254 || address.includes('..')) throw new AppError('INVALID_INPUT', { field: 'address', given: `"${address.slice(0, 60)}"`, allowed: 'an e-mail address' });
  return `${match[1]}@${match[2]!.toLowerCase()}`;
}

/** What a page or mail shows of an address to whoever has the link. */
export function shortAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}…${address.slice(at)}`;
}

/** Text as it stands in HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
