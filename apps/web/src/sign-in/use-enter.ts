import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { light } from '../data/light';
import { useSession } from '../data/session';
import { ViewerDocument } from '../data/viewer.light.operation';
import { storeLogin } from './login-store';
import { wayBack } from './way-back.rules';

export interface Entered {
  readonly token: string;
  /** When the token ends, in milliseconds since 1970. */
  readonly until: number;
  /** Who can renew it; null where nobody can. */
  readonly issuer: string | null;
}

/** Takes a login and goes on to where somebody was; newcomers go by the page on which they take a name. */
export function useEnter(): (entered: Entered, to: string | null) => Promise<void> {
  const { signIn } = useSession();
  const navigate = useNavigate();
  return useCallback(
    async ({ token, until, issuer }, to) => {
      storeLogin({ since: Date.now(), until, issuer });
      signIn(token);
      const back = wayBack(to);
      // The page says by itself what keeps somebody from taking part, if this cannot be asked now.
      const isNew = await light.request(ViewerDocument, {}).then(({ viewer }) => viewer.needsAlias, () => false);
      await navigate(isNew && back !== '/join' ? `/join?to=${encodeURIComponent(back)}` : back, { replace: true });
    },
    [signIn, navigate],
  );
}
