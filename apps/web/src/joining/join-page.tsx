import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSession } from '../data/session';
import { useAnnounce } from '../frame/announcer';
import { ButtonLink } from '../kit/button';
import { Page } from '../kit/page';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { AliasChoice } from './alias-choice';
import { JoiningDocument } from './joining.operation';
import { RemovalAppeal } from './removal-appeal';
import { Return } from './return';
import { wayBack } from '../sign-in/way-back.rules';
import { LostClaims, Ways } from './ways';
import './joining.css';

/** The way from reading to taking part: what the community asks for, then a name to go by. */
export function JoinPage() {
  const { t } = useTranslation('joining');
  const { token } = useSession();
  return (
    <Page title={t('title')} lead={t('lead')}>
      {token === null ? (
        <EmptyState title={t('signInFirst')}>
          <p>
            <ButtonLink look="main" to="/sign-in?to=%2Fjoin">
              {t('signIn')}
            </ButtonLink>
          </p>
        </EmptyState>
      ) : (
        <Standing />
      )}
    </Page>
  );
}

/** Whether a place was drawn is told to nobody who waits here; the page asks for it while somebody looks at it. */
const ASK_EVERY_MILLIS = 10_000;

function Standing() {
  const { t } = useTranslation('joining');
  const { refresh } = useSession();
  const announce = useAnnounce();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(JoiningDocument, { fetchPolicy: 'cache-and-network', skipPollAttempt: () => document.hidden });
  const step = useRef<HTMLDivElement>(null);
  const waits = data?.joining.waiting != null;
  const drawn = useRef(false);
  useEffect(() => {
    if (waits) startPolling(ASK_EVERY_MILLIS);
    else if (drawn.current) announce(t('admission.drawn'));
    drawn.current = waits;
    return stopPolling;
  }, [announce, startPolling, stopPolling, t, waits]);
  if (data === undefined) return error === undefined ? <Skeleton lines={2} size="card" /> : <ErrorState error={error} retry={() => void refetch()} />;
  const { joining, viewer } = data;
  const again = async (): Promise<void> => {
    await Promise.all([refetch(), refresh()]);
    // What was pressed is gone: reading goes on with what came in its place.
    step.current?.focus();
  };
  return (
    <div ref={step} tabIndex={-1} className="stack joining-step">
      <LostClaims claims={joining.lostClaims} />
      {joining.state === 'JOINED' && <Welcome alias={viewer.contributor?.alias ?? ''} />}
      {joining.state === 'REMOVED' && <RemovalAppeal removal={viewer.removal} next={joining.next} again={again} />}
      {joining.state === 'LEFT' && joining.eligible && <Return again={again} />}
      {joining.state === 'NOT_JOINED' && joining.eligible && <AliasChoice again={again} />}
      {(joining.state === 'NOT_JOINED' || joining.state === 'LEFT') && !joining.eligible && <Ways joining={joining} again={again} />}
    </div>
  );
}

/** What one can do from now on. */
function Welcome({ alias }: { alias: string }) {
  const { t } = useTranslation('joining');
  const [search] = useSearchParams();
  const back = wayBack(search.get('to'));
  return (
    <EmptyState title={t('welcome', { alias })}>
      <p>{t('welcomeText')}</p>
      <p className="row">
        {back !== '/' && (
          <ButtonLink look="main" to={back}>
            {t('goOn')}
          </ButtonLink>
        )}
        <ButtonLink look={back === '/' ? 'main' : 'plain'} to="/rate">
          {t('toRating')}
        </ButtonLink>
        <ButtonLink to="/how-it-works">{t('toHow')}</ButtonLink>
      </p>
    </EmptyState>
  );
}
