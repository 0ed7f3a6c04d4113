import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useSession } from '../data/session';
import { ButtonLink } from '../kit/button';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';

/** What only people who take part can do; for everybody else what is between them and it, and the way on. */
export function TakingPart({ task, children }: { task: 'rate' | 'write'; children: (contributorId: string) => ReactNode }) {
  const { t } = useTranslation('takingPart');
  const { token, viewer } = useSession();
  const { pathname, search } = useLocation();
  const to = `?to=${encodeURIComponent(pathname + search)}`;
  if (token === null)
    return (
      <EmptyState title={t(`${task}.signIn`)}>
        <p className="soft">{t(`${task}.why`)}</p>
        <p>
          <ButtonLink look="main" to={`/sign-in${to}`}>
            {t('signIn')}
          </ButtonLink>
        </p>
      </EmptyState>
    );
  if (viewer === undefined) return <Asking />;
  const { contributor, removal, hasLeft, needsAlias } = viewer;
  if (removal !== null) return <EmptyState title={t(`${task}.removed`)} />;
  if (hasLeft || contributor === null)
    return (
      <EmptyState title={t(`${task}.left`)}>
        <p>
          <ButtonLink to="/me">{t('return')}</ButtonLink>
        </p>
      </EmptyState>
    );
  if (needsAlias)
    return (
      <EmptyState title={t(`${task}.alias`)}>
        <p className="soft">{t('aliasWhy')}</p>
        <p>
          <ButtonLink look="main" to={`/join${to}`}>
            {t('alias')}
          </ButtonLink>
        </p>
      </EmptyState>
    );
  return children(contributor.id);
}

const LONG = 6_000;

/** Who is here is still asked; when that takes too long, the server may be out of reach. */
function Asking() {
  const { refresh } = useSession();
  const [turn, setTurn] = useState(0);
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LONG);
    return () => clearTimeout(timer);
  }, [turn]);
  const again = () => {
    setLate(false);
    setTurn(turn + 1);
    void refresh();
  };
  return late ? <ErrorState error={new TypeError()} retry={again} /> : <Skeleton lines={2} size="card" />;
}
