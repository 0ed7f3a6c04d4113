/** Words as a list of SQL literals. They are words of our own code, never of anybody who asks. */
export const literals = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** A check that a column holds one of some words. */
export const oneOf = (column: string, words: readonly string[]): string => `${column} IN (${literals(words)})`;
