import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from '../data/session';
import { ButtonLink } from '../kit/button';
import { Page } from '../kit/page';
import { Skeleton } from '../kit/skeleton';
import { EmptyState } from '../kit/states';
import '../kit/sub-nav.css';

/**
 * The pages of moderators and admins: the way between them, and a plain word for everybody else. What somebody may do is
 * decided by the server; this only spares them pages that would refuse everything.
 */
export function AdminFrame({ title, adminsOnly = false, children }: { title: string; adminsOnly?: boolean; children: ReactNode }) {
  const { t } = useTranslation('admin');
  const { token, viewer } = useSession();
  const role = token === null ? 'READER' : viewer?.role;
  if (role === undefined) {
    return (
      <Page title={title} wide>
        <Skeleton lines={3} size="card" />
      </Page>
    );
  }
  if (role !== 'ADMIN' && (adminsOnly || role !== 'MODERATOR')) {
    return (
      <Page title={title} wide>
        <EmptyState title={t(adminsOnly && role === 'MODERATOR' ? 'frame.adminsOnly' : 'frame.staffOnly')}>
          <p>
            <ButtonLink to={token === null ? '/sign-in' : '/'}>{t(token === null ? 'frame.signIn' : 'frame.home')}</ButtonLink>
          </p>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={title} wide>
      <nav className="sub-nav" aria-label={t('frame.nav')}>
        <NavLink to="/admin" end>
          {t('frame.appeals')}
        </NavLink>
        <NavLink to="/admin/contributors">{t('frame.contributors')}</NavLink>
        {role === 'ADMIN' && (
          <>
            <NavLink to="/admin/api-keys">{t('frame.apiKeys')}</NavLink>
            <NavLink to="/admin/runs">{t('frame.runs')}</NavLink>
            <NavLink to="/admin/configuration">{t('frame.configuration')}</NavLink>
          </>
        )}
      </nav>
      {children}
    </Page>
  );
}
