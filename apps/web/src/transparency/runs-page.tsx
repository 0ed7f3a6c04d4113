import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCachedPages } from '../data/use-cached-pages';
import { Meter } from '../kit/meter';
import { More } from '../kit/more';
import { Page } from '../kit/page';
import { RelativeTime } from '../kit/relative-time';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { RunState } from './run-state';
import { RunsDocument, type RunLineFragment } from './runs.operation';
import './transparency.css';

const POLL_MILLIS = 15_000;

/** Every scoring run, and how far the present one is. */
export function RunsPage() {
  const { t } = useTranslation(['transparency', 'frame']);
  const runs = useCachedPages(RunsDocument, { first: 20 }, ({ scoringRuns }) => scoringRuns, { pollInterval: POLL_MILLIS });
  const { rows, error } = runs;
  return (
    <Page title={t('transparency:runs.title')} lead={t('transparency:runs.lead')}>
      {error !== undefined && <ErrorState error={error} retry={runs.retry} />}
      {rows === undefined && error === undefined && <Skeleton lines={4} size="card" />}
      {rows?.length === 0 && <EmptyState title={t('transparency:runs.none')} />}
      <ol className="plain-list stack">
        {rows?.map((run) => (
          <li key={run.id}>
            <RunCard run={run} />
          </li>
        ))}
      </ol>
      <More list={runs} />
    </Page>
  );
}

function RunCard({ run }: { run: RunLineFragment }) {
  const { t, i18n } = useTranslation('transparency');
  const { counts, progress, refusal } = run;
  const asOf = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(run.asOf));
  return (
    <article className="card stack-small">
      <h2 className="row row-apart">
        <Link to={`/runs/${run.id}`}>{t('runs.asOf', { asOf })}</Link>
        <RunState state={run.state} />
      </h2>
      {progress !== null && <Meter label={progress.step} share={progress.done} />}
      {counts !== null && <p>{t('runs.counts', { notes: counts.notes, ratings: counts.ratings, raters: counts.raters, changes: counts.statusChanges })}</p>}
      {refusal !== null && <p>{t('runs.refused', { lost: refusal.lost, gained: refusal.gained, of: refusal.of })}</p>}
      <p className="soft small">
        {t(`runs.triggers.${run.trigger}`)} · <RelativeTime at={run.startedAt} />
        {counts !== null && <> · {t('runs.took', { seconds: Math.round(counts.durationMillis / 100) / 10 })}</>}
      </p>
    </article>
  );
}
