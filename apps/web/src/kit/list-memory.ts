import { useLocation, useNavigationType } from 'react-router';

const MOST = 12;
const kept = new Map<string, unknown>();

export interface ListMemory<Kept> {
  /** What was kept when the reader left this very place; undefined when they come to it anew. */
  readonly before: Kept | undefined;
  keep(what: Kept): void;
}

/** What a list knew when somebody left it, for when they go back to it in this window. */
export function useListMemory<Kept>(name: string): ListMemory<Kept> {
  const { key } = useLocation();
  const came = useNavigationType();
  const place = `${key} ${name}`;
  return {
    before: came === 'POP' ? (kept.get(place) as Kept | undefined) : undefined,
    keep(what) {
      kept.delete(place);
      kept.set(place, what);
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST) break;
        kept.delete(oldest);
      }
    },
  };
}
