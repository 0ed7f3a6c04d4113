import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from '../data/session';
import { ButtonLink } from '../kit/button';
import { Page } from '../kit/page';
import { EmptyState } from '../kit/states';
import '../kit/sub-nav.css';
import './contributors.css';

/** The pages about oneself: their heading, the way between them, and the way in for who is not signed in. */
export function MeFrame({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('contributors');
  const { token, signOut } = useSession();
  if (token === null) {
    return (
      <Page title={title}>
        <EmptyState title={t('signedOut.title')}>
          <p className="soft">{t('signedOut.text')}</p>
          <p>
            <ButtonLink look="main" to="/sign-in">
              {t('signedOut.action')}
            </ButtonLink>
          </p>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={title}>
      <nav className="sub-nav" aria-label={t('nav.label')}>
        <NavLink to="/me" end>
          {t('nav.overview')}
        </NavLink>
        <NavLink to="/me/history">{t('nav.history')}</NavLink>
        <NavLink to="/me/notices">{t('nav.notices')}</NavLink>
        <NavLink to="/me/settings">{t('nav.settings')}</NavLink>
        <button type="button" className="button button-quiet" onClick={signOut}>
          {t('nav.signOut')}
        </button>
      </nav>
      {children}
    </Page>
  );
}
