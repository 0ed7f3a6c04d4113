/**
 * Builds those of the given apps (folders under apps/) whose bundle is missing or older than any source.
 * Several processes may do so at once: a bundle is put in place whole.
 * @throws Error with the compiler's words
 */
export function buildIfStale(root: string, apps: readonly string[]): Promise<void>;
