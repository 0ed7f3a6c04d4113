import type { NoteStatus } from '@bridgenotes/api-contract';

/** The notes that became helpful since the list was read, after one more change: what lost the status again is not announced as new. */
export function afterStatus(fresh: ReadonlySet<string>, noteId: string, status: NoteStatus): ReadonlySet<string> {
  const helpful = status === 'CURRENTLY_RATED_HELPFUL';
  if (fresh.has(noteId) === helpful) return fresh;
  return helpful ? new Set([...fresh, noteId]) : without(fresh, new Set([noteId]));
}

export const without = (ids: ReadonlySet<string>, gone: ReadonlySet<string>): ReadonlySet<string> => new Set([...ids].filter((id) => !gone.has(id)));
