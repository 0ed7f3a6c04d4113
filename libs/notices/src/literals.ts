/** Words as a list of SQL literals, for a check that a column holds one of them. */
export const literals = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
