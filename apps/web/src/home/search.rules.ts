/** An address by itself, with or without its scheme; words otherwise. */
const ADDRESS = /^(?:https?:\/\/\S+|(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[/?#]\S*)?)$/iu;

/** Where a search leads: an address to its statement, words to what is found; null for nothing. */
export function searchTarget(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  if (!ADDRESS.test(text)) return `/search?q=${encodeURIComponent(text)}`;
  return `/statement?url=${encodeURIComponent(/^https?:/i.test(text) ? text : `https://${text}`)}`;
}
