import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../kit/icon';
import { Page } from '../kit/page';
import { RelativeTime } from '../kit/relative-time';
import { Skeleton } from '../kit/skeleton';
import { ErrorState } from '../kit/states';
import { ServiceStatusDocument } from './status.operation';
import './transparency.css';

const POLL_MILLIS = 10_000;

/** How the service is just now; it looks again by itself. */
export function StatusPage() {
  const { t } = useTranslation('transparency');
  const { data, error, refetch } = useQuery(ServiceStatusDocument, { pollInterval: POLL_MILLIS, fetchPolicy: 'network-only' });
  const status = data?.serviceStatus;
  return (
    <Page title={t('status.title')}>
      {error !== undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {status === undefined && error === undefined && <Skeleton lines={2} size="card" />}
      {status !== undefined && (
        <>
          <p className={status.well ? 'notice row' : 'notice notice-bad row'} role="status">
            <Icon name={status.well ? 'check' : 'warning'} />
            <strong>{status.well ? t('status.well') : t('status.unwell')}</strong>
          </p>
          {status.problems.length > 0 && (
            <ul>
              {status.problems.map((problem) => (
                <li key={problem}>
                  {t(`status.problems.${problem}`)} {problem === 'PUBLICATION_PAUSED' && status.pausedAt !== null && <Paused at={status.pausedAt} reason={status.pauseReason} />}
                </li>
              ))}
            </ul>
          )}
          <section className="card" aria-label={t('status.details')}>
            <dl className="facts">
              <dt>{t('status.database')}</dt>
              <dd>{t('status.millis', { count: Math.round(status.databaseMillis) })}</dd>
              <dt>{t('status.worker')}</dt>
              <dd>{status.workerSeenAt === null ? t('status.never') : <RelativeTime at={status.workerSeenAt} />}</dd>
              <dt>{t('status.lag')}</dt>
              <dd>{t('status.millis', { count: Math.round(status.liveLagMillis) })}</dd>
              <dt>{t('status.waiting')}</dt>
              <dd>{status.eventsWaiting}</dd>
              <dt>{t('status.run')}</dt>
              <dd>
                {status.publishedRun === null ? t('status.never') : (
                  <Link to={`/runs/${status.publishedRun.id}`}>
                    <RelativeTime at={status.publishedRun.finishedAt ?? status.publishedRun.asOf} />
                  </Link>
                )}
              </dd>
              <dt>{t('status.version')}</dt>
              <dd>{status.version}</dd>
              <dt>{t('status.checked')}</dt>
              <dd>
                <RelativeTime at={status.checkedAt} />
              </dd>
            </dl>
          </section>
        </>
      )}
    </Page>
  );
}

function Paused({ at, reason }: { at: string; reason: string | null }) {
  const { t } = useTranslation('transparency');
  return (
    <>
      <RelativeTime at={at} />
      {reason !== null && ` ${t('status.pauseReason', { reason })}`}
    </>
  );
}
