import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ButtonLink } from '../kit/button';
import { Page } from '../kit/page';
import { Skeleton } from '../kit/skeleton';
import { ErrorState } from '../kit/states';
import { Figures } from './figures';
import { HowItWorksDocument } from './how-it-works.operation';

const STEPS = ['attach', 'rate', 'bridge', 'show', 'check'] as const;

/** How a note comes to be shown, with the numbers of this very community. */
export function HowItWorksPage() {
  const { t } = useTranslation('transparency');
  const { data, error, refetch } = useQuery(HowItWorksDocument);
  const counts = data?.publishedRun?.counts;
  return (
    <Page title={t('how.title')} lead={data?.community.description}>
      <ol className="plain-list how-steps stack">
        {STEPS.map((step) => (
          <li key={step}>
            <h2>{t(`how.${step}`)}</h2>
            <p>{t(`how.${step}Text`, data === undefined ? { noteLength: '…', notesPerDay: '…' } : { noteLength: data.community.limits.noteLength, notesPerDay: data.community.limits.notesPerDay })}</p>
          </li>
        ))}
      </ol>
      <section className="stack" aria-labelledby="numbers">
        <h2 id="numbers">{t('how.numbers')}</h2>
        {error !== undefined && <ErrorState error={error} retry={() => void refetch()} />}
        {data === undefined && error === undefined && <Skeleton lines={2} size="card" />}
        {data !== undefined && (
          <Figures
            figures={[
              [t('figures.notes'), counts?.notes ?? null],
              [t('figures.ratings'), counts?.ratings ?? null],
              [t('figures.raters'), counts?.raters ?? null],
              [t('figures.helpful'), counts?.helpful ?? null],
              [t('figures.notHelpful'), counts?.notHelpful ?? null],
              [t('figures.needsMoreRatings'), counts?.needsMoreRatings ?? null],
            ]}
          />
        )}
        {counts != null && counts.notes > 0 && <p>{t('how.share', { percent: Math.round((100 * counts.helpful) / counts.notes) })}</p>}
        <p>
          <Link to="/transparency">{t('how.more')}</Link>
        </p>
      </section>
      <p className="row">
        <ButtonLink to="/rate" look="main">
          {t('how.begin')}
        </ButtonLink>
        {data?.community.contact != null && <span className="soft small">{t('how.contact', { contact: data.community.contact })}</span>}
      </p>
    </Page>
  );
}
