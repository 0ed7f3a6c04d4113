import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigationType } from 'react-router';
import { Skeleton } from './skeleton';

let firstPage = true;

/** A page: its title in the window, its heading focused when one comes to it from another page. */
export function Page({ title, heading, lead, wide = false, children }: { title: string; heading?: ReactNode; lead?: ReactNode; wide?: boolean; children: ReactNode }) {
  const { t } = useTranslation('frame');
  const { pathname } = useLocation();
  const came = useNavigationType();
  const h1 = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t('title', { page: title });
  }, [t, title]);
  useEffect(() => {
    if (firstPage) firstPage = false;
    else {
      // Who goes back finds the page where they left it; whoever comes to it begins at its top.
      h1.current?.focus({ preventScroll: true });
      if (came !== 'POP') scrollTo(0, 0);
    }
  }, [came, pathname]);
  return (
    <div className={wide ? 'page page-wide' : 'page'}>
      <header className="stack-small">
        <h1 ref={h1} tabIndex={-1}>
          {heading ?? title}
        </h1>
        {lead !== undefined && <p className="soft">{lead}</p>}
      </header>
      {children}
    </div>
  );
}

/** What stands in a page's place while it is loaded. */
export function LoadingPage() {
  return (
    <div className="page" aria-busy="true">
      <Skeleton lines={1} size="heading" />
      <Skeleton lines={4} />
    </div>
  );
}
