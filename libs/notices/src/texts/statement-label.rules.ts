/** The most characters that a notice quotes of a statement. */
const LONGEST = 80;

/** A statement in a few words: what was said, or where it stands. Null where neither is known. */
export function statementLabel(statement: { readonly quotedText: string | null; readonly canonicalUrl: string | null }): string | null {
  if (statement.quotedText !== null) return `“${shortened(statement.quotedText.replace(/\s+/g, ' '))}”`;
  return statement.canonicalUrl === null ? null : shortened(statement.canonicalUrl.replace(/^https?:\/\/(www\.)?/, ''));
}

function shortened(text: string): string {
  const signs = [...text];
  return signs.length <= LONGEST ? text : `${signs.slice(0, LONGEST - 1).join('')}…`;
}
