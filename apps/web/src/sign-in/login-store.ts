import { readStored, writeStored } from '../data/stored';
import { loginText, readLogin, type Login } from './login.rules';

const LOGIN_KEY = 'bridgenotes.login';
/** Where oidc-client-ts keeps what a provider gave. */
export const PROVIDER_PREFIX = 'bridgenotes.oidc.';

export const storedLogin = (): Login | null => readLogin(readStored(LOGIN_KEY));
export const storeLogin = (login: Login): void => writeStored(LOGIN_KEY, loginText(login));

/** Forgets everything by which a login could be renewed. */
export function forgetLogin(): void {
  writeStored(LOGIN_KEY, null);
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PROVIDER_PREFIX)) localStorage.removeItem(key);
  } catch {
    // Where nothing can be stored, nothing was.
  }
}
