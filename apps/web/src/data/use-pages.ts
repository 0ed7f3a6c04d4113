import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageOf } from './pages.rules';

export interface ReadPages<Row> {
  readonly pages: readonly (readonly Row[])[];
  readonly endCursor: string | null;
  /** True before the first page is there. */
  readonly hasNextPage: boolean;
}

export interface Pages<Row> extends ReadPages<Row> {
  readonly loading: boolean;
  readonly error: Error | undefined;
  /** Reads the next page, or the one that could not be read; once at a time. */
  more(): void;
  /** Begins anew with the first page, which takes the place of all when it is there. @returns false where it could not be read; what is there stays */
  restart(): Promise<boolean>;
}

const NOTHING = { pages: [], endCursor: null, hasNextPage: true } as const;

/**
 * A long list page by page. Each page is kept as it came, so that the ten-thousandth row costs no more to add than the first.
 * @param before what was read when the reader was here last
 */
export function usePages<Data, Variables extends { after?: string | null | undefined }, Row>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  connectionOf: (data: Data) => PageOf<Row>,
  before?: ReadPages<Row>,
): Pages<Row> {
  const client = useApolloClient();
  const [read, setRead] = useState<ReadPages<Row>>(before ?? NOTHING);
  const [error, setError] = useState<Error>();
  const [loading, setLoading] = useState(before === undefined);
  const asked = useRef({ document, variables, connectionOf });
  asked.current = { document, variables, connectionOf };
  const turn = useRef(0);
  const busy = useRef(false);

  const fetchAfter = useCallback(
    async (known: ReadPages<Row>, keeping = false): Promise<boolean> => {
      const mine = ++turn.current;
      const { document: query, variables: given, connectionOf: find } = asked.current;
      busy.current = true;
      setLoading(true);
      try {
        // The rows of a list this long are better not kept twice.
        const { data } = await client.query<Data>({ query, variables: { ...given, after: known.endCursor } as never, fetchPolicy: 'no-cache' });
        if (mine !== turn.current) return false;
        const { nodes, pageInfo } = find(data!);
        setRead({ pages: [...known.pages, nodes], endCursor: pageInfo.endCursor, hasNextPage: pageInfo.hasNextPage });
        setError(undefined);
        return true;
      } catch (problem) {
        if (mine === turn.current && !keeping) setError(problem as Error);
        return false;
      } finally {
        if (mine === turn.current) {
          busy.current = false;
          setLoading(false);
        }
      }
    },
    [client],
  );

  const more = useCallback(() => {
    if (!busy.current && read.hasNextPage) void fetchAfter(read);
  }, [fetchAfter, read]);
  const restart = useCallback(() => fetchAfter(NOTHING, true), [fetchAfter]);
  const first = useRef(before === undefined);
  useEffect(() => {
    const turns = turn;
    if (first.current) void fetchAfter(NOTHING);
    return () => void turns.current++;
  }, [fetchAfter]);
  return { ...read, error, loading, more, restart };
}
