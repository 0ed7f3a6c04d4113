import { describe, expect, it } from 'vitest';
import { joined, replaced, type PageOf } from './pages.rules';

const page = (nodes: number[], endCursor: string | null): PageOf<number> => ({ nodes, pageInfo: { endCursor, hasNextPage: endCursor !== null } });

describe('a list page by page', () => {
  it('has the next page behind what was read, and its end', () => {
    const listOf = ({ notices }: { notices: PageOf<number> }) => notices;
    expect(joined({ notices: page([1, 2], 'b') }, { notices: page([3], null) }, listOf)).toEqual({ notices: page([1, 2, 3], null) });
  });

  it('may stand deep in an answer, of which the rest stays', () => {
    type Answer = { node: { alias: string; notes: PageOf<number> } | null };
    const notesOf = ({ node }: Answer) => node?.notes ?? null;
    const before: Answer = { node: { alias: 'Brave Heron', notes: page([1], 'a') } };
    expect(joined(before, { node: { alias: 'Brave Heron', notes: page([2], 'b') } }, notesOf)).toEqual({ node: { alias: 'Brave Heron', notes: page([1, 2], 'b') } });
    expect(joined(before, { node: null }, notesOf), 'gone meanwhile').toBe(before);
  });

  it('takes the place of that very list, not of one that looks the same', () => {
    const [one, other] = [page([1], null), page([1], null)];
    const found = replaced({ one, other, none: null, rows: [one] }, one, page([1, 2], null));
    expect(found).toEqual({ one: page([1, 2], null), other, none: null, rows: [one] });
    expect(found.other.nodes).toBe(other.nodes);
  });
});
