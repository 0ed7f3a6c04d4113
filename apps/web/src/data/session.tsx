import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { light, TOKEN_KEY } from './light';
import { readStored, writeStored } from './stored';
import { ViewerDocument, type ViewerQuery } from './viewer.light.operation';

export type SessionViewer = ViewerQuery['viewer'];

export interface Session {
  readonly token: string | null;
  /** Undefined until the server has answered. */
  readonly viewer: SessionViewer | undefined;
  /** The login ended by itself: the page says so once, kindly. */
  readonly ended: boolean;
  signIn(token: string): void;
  signOut(): void;
  /** Asks again who we are, after something that changes it (an alias, a role, read notices). */
  refresh(): Promise<void>;
  /** Called when the server no longer takes the token. */
  whenRefused(): void;
}

const SessionContext = createContext<Session | null>(null);

/** Who is here. The token is kept by the browser, and the same in all its windows. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [token, setToken] = useState(() => readStored(TOKEN_KEY));
  const [viewer, setViewer] = useState<SessionViewer>();
  const [ended, setEnded] = useState(false);

  const change = useCallback((next: string | null, byItself = false) => {
    writeStored(TOKEN_KEY, next);
    setToken(next);
    setEnded(byItself);
  }, []);
  const whenRefused = useCallback(() => change(null, true), [change]);
  const refresh = useCallback(async () => {
    try {
      setViewer((await light.request(ViewerDocument, {})).viewer);
    } catch (error) {
      // Offline is no reason to forget who we are; a token that is refused is.
      if (error instanceof Error && 'code' in error && error.code === 'INVALID_TOKEN') whenRefused();
    }
  }, [whenRefused]);

  useEffect(() => void refresh(), [refresh, token]);
  useEffect(() => {
    const follow = (event: StorageEvent) => {
      if (event.key === TOKEN_KEY) setToken(event.newValue);
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, []);

  const session = useMemo<Session>(
    () => ({ token, viewer, ended, signIn: (next) => change(next), signOut: () => change(null), refresh, whenRefused }),
    [token, viewer, ended, change, refresh, whenRefused],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('useSession stands outside SessionProvider');
  return session;
}
