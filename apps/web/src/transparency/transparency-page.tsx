import { useQuery } from '@apollo/client/react';
import type { FiguresPeriod } from '@bridgenotes/api-contract';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../kit/page';
import { RelativeTime } from '../kit/relative-time';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { Figures } from './figures';
import { PeriodTable } from './period-table';
import { TransparencyFiguresDocument } from './transparency.operation';

const PeriodChart = lazy(async () => ({ default: (await import('./period-chart')).PeriodChart }));
const POLL_MILLIS = 60_000;
const PERIODS = { DAY: 30, WEEK: 26 } as const satisfies Record<FiguresPeriod, number>;

/** How the community fares, in numbers for anybody. */
export function TransparencyPage() {
  const { t } = useTranslation('transparency');
  const [period, setPeriod] = useState<FiguresPeriod>('DAY');
  const { data, previousData, error, refetch } = useQuery(TransparencyFiguresDocument, { variables: { period, last: PERIODS[period] }, pollInterval: POLL_MILLIS });
  const figures = (data ?? previousData)?.transparency;
  return (
    <Page title={t('page.title')} lead={t('page.lead')} wide>
      {error !== undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {figures === undefined && error === undefined && <Skeleton lines={3} size="card" />}
      {figures?.countedAt === null && (
        <EmptyState title={t('page.notCounted')}>
          <p className="soft">{t('page.notCountedText')}</p>
        </EmptyState>
      )}
      {figures !== undefined && figures.countedAt !== null && (
        <>
          <section className="stack" aria-labelledby="totals">
            <h2 id="totals">{t('page.totals')}</h2>
            <Figures
              figures={[
                [t('figures.notes'), figures.totals.notes],
                [t('figures.ratings'), figures.totals.ratings],
                [t('figures.joined'), figures.totals.joined],
                [t('figures.requests'), figures.totals.requests],
                [t('figures.disputes'), figures.totals.disputes],
                [t('figures.removals'), figures.totals.removals],
              ]}
            />
            <p className="soft small">
              {t('page.counted')} <RelativeTime at={figures.countedAt} />
            </p>
          </section>
          <section className="stack" aria-labelledby="periods">
            <div className="row row-apart">
              <h2 id="periods">{t('page.periods')}</h2>
              <label className="row">
                <span>{t('page.by')}</span>
                <select className="input" value={period} onChange={({ target }) => setPeriod(target.value as FiguresPeriod)}>
                  <option value="DAY">{t('page.days')}</option>
                  <option value="WEEK">{t('page.weeks')}</option>
                </select>
              </label>
            </div>
            <Suspense fallback={<div className="skeleton period-chart" aria-hidden="true" />}>
              <PeriodChart periods={figures.periods} />
            </Suspense>
            <PeriodTable periods={figures.periods} />
          </section>
        </>
      )}
    </Page>
  );
}
