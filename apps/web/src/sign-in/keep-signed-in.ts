import { useEffect } from 'react';
import { useSession } from '../data/session';
import { forgetLogin, storedLogin, storeLogin } from './login-store';
import { hasEnded, isDueForRenewal } from './login.rules';

const LOOK_EVERY_MILLIS = 5_000;

/** Renews a login before it ends where its provider lets it, and says so in time where not: the session then ends kindly. */
export function KeepSignedIn(): null {
  const { token, ended, signIn, whenRefused } = useSession();

  useEffect(() => {
    // Signed out, and not because the token ended: what could renew it goes, too.
    if (token === null && !ended) forgetLogin();
  }, [token, ended]);

  useEffect(() => {
    if (token === null && !ended) return undefined;
    let looking = false;
    const look = async (): Promise<void> => {
      if (looking || !isDueForRenewal(storedLogin(), Date.now())) {
        if (token !== null && storedLogin()?.issuer === null && hasEnded(storedLogin(), Date.now())) whenRefused();
        return;
      }
      looking = true;
      // One window renews for all: a provider takes each means of renewal once.
      const renewed = await navigator.locks.request('bridgenotes.renewal', async () => {
        const login = storedLogin();
        if (!isDueForRenewal(login, Date.now())) return null;
        const { renew } = await import('./oidc');
        const fresh = await renew(login.issuer);
        if (fresh === null) storeLogin({ ...login, issuer: null });
        else storeLogin({ since: Date.now(), until: fresh.until, issuer: fresh.issuer });
        return fresh;
      }).catch((error: unknown) => {
        // Offline: tried again at the next look. A provider that refuses says so by an error of its own.
        const login = storedLogin();
        if (login !== null && error instanceof Error && error.name === 'ErrorResponse') storeLogin({ ...login, issuer: null });
        return null;
      });
      looking = false;
      if (renewed !== null) signIn(renewed.token);
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MILLIS);
    const onReturn = () => void look();
    document.addEventListener('visibilitychange', onReturn);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onReturn);
    };
  }, [token, ended, signIn, whenRefused]);

  return null;
}
