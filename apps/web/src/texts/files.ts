/** The texts of every language and feature, by the paths of their files; a page loads those of its own. */
export const files = import.meta.glob<{ default: object }>('./*/*.json');
