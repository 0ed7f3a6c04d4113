import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../kit/button';
import { Page } from '../kit/page';
import { Skeleton } from '../kit/skeleton';
import { comeBack } from './oidc';
import { useEnter } from './use-enter';

// What a provider sent back is good for one use, however often React looks at the page.
const taken = new Map<string, ReturnType<typeof comeBack>>();

/** Where an identity provider sends people back to. */
export function CallbackPage() {
  const { t } = useTranslation('signIn');
  const enter = useEnter();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const { href } = location;
    let login = taken.get(href);
    if (login === undefined) taken.set(href, (login = comeBack(href)));
    login.then((entered) => enter(entered, entered.to)).catch(() => setFailed(true));
  }, [enter]);
  if (!failed) {
    return (
      <Page title={t('callback.title')}>
        <div role="status" className="stack">
          <p className="soft">{t('callback.text')}</p>
          <Skeleton lines={3} />
        </div>
      </Page>
    );
  }
  return (
    <Page title={t('callback.failed')}>
      <div className="notice notice-bad stack-small" role="alert">
        <p>{t('callback.failedText')}</p>
        <p>
          <ButtonLink look="main" to="/sign-in">
            {t('callback.again')}
          </ButtonLink>
        </p>
      </div>
    </Page>
  );
}
