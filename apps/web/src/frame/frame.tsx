import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import { useSession } from '../data/session';
import { ButtonLink } from '../kit/button';
import { Icon } from '../kit/icon';
import { Footer } from './footer';

/** What stands around every page. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('frame');
  return (
    <>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <Header />
      <SessionNotice />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </>
  );
}

function Header() {
  const { t } = useTranslation('frame');
  const { viewer } = useSession();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  const staff = viewer?.role === 'ADMIN' || viewer?.role === 'MODERATOR';
  return (
    <header className="header">
      <div className="header-inside">
        <Link to="/" className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span>{t('name')}</span>
        </Link>
        <button type="button" className="button button-quiet menu-button" aria-expanded={open} aria-controls="main-nav" onClick={() => setOpen(!open)}>
          <Icon name={open ? 'close' : 'menu'} />
          <span>{t('nav.menu')}</span>
        </button>
        <nav id="main-nav" aria-label={t('nav.label')} data-open={open || undefined}>
          <NavLink to="/" end>
            {t('nav.home')}
          </NavLink>
          <NavLink to="/rate">{t('nav.rate')}</NavLink>
          <NavLink to="/write">{t('nav.write')}</NavLink>
          <NavLink to="/how-it-works">{t('nav.how')}</NavLink>
          {staff && <NavLink to="/admin">{t('nav.admin')}</NavLink>}
          <span className="nav-end">
            <You />
          </span>
        </nav>
      </div>
    </header>
  );
}

function You() {
  const { t } = useTranslation('frame');
  const { token, viewer } = useSession();
  if (token === null) return <NavLink to="/sign-in">{t('nav.signIn')}</NavLink>;
  const unread = viewer?.unreadNotices ?? 0;
  return (
    <>
      {unread > 0 && (
        <NavLink to="/me/notices" className="bell" aria-label={t('nav.notices', { count: unread })}>
          <Icon name="bell" />
          <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
        </NavLink>
      )}
      <NavLink to="/me" end>
        <Icon name="person" />
        {viewer?.contributor?.alias ?? t('nav.me')}
      </NavLink>
    </>
  );
}

/** What keeps whoever is here from taking part, and the way on. */
function SessionNotice() {
  const { t } = useTranslation('frame');
  const { viewer, ended } = useSession();
  const { pathname } = useLocation();
  const show = (text: string, action?: ReactNode) => (
    <div className="session-notice">
      <div className="notice row row-apart" role="status">
        <p>{text}</p>
        {action}
      </div>
    </div>
  );
  if (ended && pathname !== '/sign-in') return show(t('session.ended'), <ButtonLink to="/sign-in">{t('nav.signIn')}</ButtonLink>);
  if (viewer?.removal != null) return show(t('session.removed'));
  if (viewer?.hasLeft === true) return show(t('session.left'));
  if (viewer?.needsAlias === true && pathname !== '/join') return show(t('session.needsAlias'), <ButtonLink to="/join">{t('session.chooseAlias')}</ButtonLink>);
  return null;
}
