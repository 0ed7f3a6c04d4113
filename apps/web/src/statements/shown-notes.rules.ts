/** A note as it stands on the page. */
export interface Standing<Shown> {
  readonly shown: Shown;
  /** It was shown when the page was opened, and is no longer: it stays where the reader is reading it, and says so. */
  readonly withdrawn: boolean;
  /** It came while the page was open. */
  readonly fresh: boolean;
}

interface HasNote {
  readonly note: { readonly id: string };
}

/**
 * The notes on the page after a change: what is there keeps its place, so that nothing jumps; what is new comes behind.
 * @param before null when nothing was shown yet
 */
export function afterChange<Shown extends HasNote>(before: readonly Standing<Shown>[] | null, now: readonly Shown[]): Standing<Shown>[] {
  if (before === null) return now.map((shown) => ({ shown, withdrawn: false, fresh: false }));
  const left = new Map(now.map((shown) => [shown.note.id, shown]));
  const kept = before.map(({ shown, fresh }) => {
    const again = left.get(shown.note.id);
    left.delete(shown.note.id);
    return again === undefined ? { shown, withdrawn: true, fresh: false } : { shown: again, withdrawn: false, fresh };
  });
  return [...kept, ...[...left.values()].map((shown) => ({ shown, withdrawn: false, fresh: true }))];
}
