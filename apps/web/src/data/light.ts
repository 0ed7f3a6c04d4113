import { createClient, type Client, type BridgenotesError } from '@bridgenotes/client';
import type { TypedDocument } from '@bridgenotes/api-contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { readStored } from './stored';

export const TOKEN_KEY = 'bridgenotes.token';

/** The small client: what the first view of a statement, and the frame around every page, read through. */
export const light: Client = createClient({
  endpoint: new URL('/graphql', location.origin).href,
  authorization: () => {
    const token = readStored(TOKEN_KEY);
    return token === null ? null : `Bearer ${token}`;
  },
});

export interface Reading<Result> {
  /** What was read last, also while it is read again. */
  readonly data: Result | undefined;
  readonly error: BridgenotesError | undefined;
  readonly loading: boolean;
  reload(): Promise<void>;
}

/**
 * Reads once, and again when the variables change.
 * @param variables null: nothing is asked yet
 */
export function useLight<Result, Variables extends Record<string, unknown>>(document: TypedDocument<Result, Variables>, variables: Variables | null): Reading<Result> {
  const [state, setState] = useState<Omit<Reading<Result>, 'reload'>>({ data: undefined, error: undefined, loading: variables !== null });
  const latest = useRef(0);
  const key = JSON.stringify(variables);
  const reload = useCallback(async () => {
    const asked = JSON.parse(key) as Variables | null;
    const turn = ++latest.current;
    if (asked === null) return;
    setState((before) => ({ ...before, loading: true }));
    const outcome = await light.request(document, asked).then(
      (data) => ({ data, error: undefined }),
      (error: unknown) => ({ error: error as BridgenotesError }),
    );
    // An answer to an older question comes too late.
    if (turn === latest.current) setState((before) => ({ ...before, ...outcome, loading: false }));
  }, [document, key]);
  useEffect(() => {
    const turns = latest;
    void reload();
    return () => void turns.current++;
  }, [reload]);
  return { ...state, reload };
}
