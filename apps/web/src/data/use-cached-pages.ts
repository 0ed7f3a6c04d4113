import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { joined, type PageOf } from './pages.rules';

export interface CachedPages<Data, Row> {
  /** Undefined until there is an answer. */
  readonly data: Data | undefined;
  readonly rows: readonly Row[] | undefined;
  readonly hasNextPage: boolean;
  readonly loading: boolean;
  readonly error: Error | undefined;
  more(): void;
  /** Begins anew with the first page. */
  again(): void;
  /** Tries what failed: the next page, or all. */
  retry(): void;
  /** Changes what is there. */
  change(how: (data: Data) => Data): void;
}

interface Options {
  readonly pollInterval?: number;
  /** Other variables show what the ones before gave until their own answer is there. */
  readonly keepPrevious?: boolean;
}

/** A list that stands in the cache, page by page, so that what a mutation changes shows in it at once. Lists of thousands go by usePages. */
export function useCachedPages<Data, Variables extends OperationVariables & { after?: string | null | undefined }, Row>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  connectionOf: (data: Data) => PageOf<Row> | null,
  { pollInterval = 0, keepPrevious = false }: Options = {},
): CachedPages<Data, Row> {
  const read = useQuery<Data, OperationVariables>(document as TypedDocumentNode<Data, OperationVariables>, { variables, pollInterval, notifyOnNetworkStatusChange: true });
  const [failed, setFailed] = useState<Error>();
  const data = (read.data ?? (keepPrevious ? read.previousData : undefined)) as Data | undefined;
  const connection = data === undefined ? null : connectionOf(data);
  const more = () => {
    setFailed(undefined);
    read
      .fetchMore({ variables: { after: connection?.pageInfo.endCursor ?? null }, updateQuery: (before, { fetchMoreResult }) => joined(before as Data, fetchMoreResult as Data, connectionOf) as never })
      .catch((error: Error) => setFailed(error));
  };
  const again = () => {
    setFailed(undefined);
    read.refetch().catch(() => undefined);
  };
  const change = (how: (known: Data) => Data) => read.updateQuery((before, { complete }) => (complete ? (how(before as Data) as never) : undefined));
  return { data, rows: connection?.nodes, hasNextPage: connection?.pageInfo.hasNextPage === true, loading: read.loading, error: read.error ?? failed, more, again, retry: failed === undefined ? again : more, change };
}
