import { useQuery } from '@apollo/client/react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session';
import { ButtonLink } from '../kit/button';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { NoteCard } from '../notes/note-card';
import { HistoryDocument } from './history.operation';
import { MeFrame } from './me-frame';
import { MyRatings } from './my-ratings';

const ImpactChart = lazy(async () => ({ default: (await import('./impact-chart')).ImpactChart }));

/** What my ratings and notes came to. */
export function HistoryPage() {
  const { t } = useTranslation('contributors');
  const { token } = useSession();
  return <MeFrame title={t('history.title')}>{token !== null && <History />}</MeFrame>;
}

function History() {
  const { t } = useTranslation('contributors');
  const { data, error, refetch } = useQuery(HistoryDocument, { variables: { first: 20 } });
  if (error !== undefined && data === undefined) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={3} size="card" />;
  const contributor = data.viewer.contributor;
  if (contributor === null || contributor.standing === null) return <EmptyState title={t('me.noAlias')} />;
  const { noteCounts, standing, notes } = contributor;
  return (
    <>
      <section className="card stack" aria-labelledby="impact">
        <h2 id="impact">{t('history.impact')}</h2>
        {standing.impactOverTime.length === 0 ? (
          <p className="soft">{t('history.noImpact')}</p>
        ) : (
          <Suspense fallback={<div className="skeleton impact-chart" aria-hidden="true" />}>
            <ImpactChart days={standing.impactOverTime} />
          </Suspense>
        )}
      </section>
      <section className="stack" aria-labelledby="my-notes">
        <h2 id="my-notes">{t('history.notes')}</h2>
        <p className="soft">{t('history.noteCounts', noteCounts)}</p>
        {notes.nodes.map((note) => (
          <NoteCard key={note.id} note={note} />
        ))}
        {notes.nodes.length === 0 && <p className="soft">{t('history.noNotes')}</p>}
        {notes.pageInfo.hasNextPage && (
          <p>
            <ButtonLink to={`/contributors/${contributor.id}`}>{t('history.allNotes')}</ButtonLink>
          </p>
        )}
      </section>
      <MyRatings />
    </>
  );
}
