import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../kit/button';
import { Meter } from '../kit/meter';
import { Skeleton } from '../kit/skeleton';
import { ErrorState } from '../kit/states';
import { RunState } from '../transparency/run-state';
import { AdminFrame } from './admin-frame';
import { PublicationSwitch } from './publication-switch';
import { ReasonForm } from './reason-form';
import { RunComparison } from './run-comparison';
import { AdminRunsDocument, PublishHeldRunDocument, StartScoringRunDocument, type AdminRunsQuery } from './runs.operation';

type Run = AdminRunsQuery['scoringRuns']['nodes'][number];
const POLL_MILLIS = 3_000;

/** Scoring runs: to be started, held back, watched, compared and let pass, and whether any of it is published. */
export function AdminRunsPage() {
  const { t } = useTranslation('admin');
  return (
    <AdminFrame title={t('runs.title')} adminsOnly>
      <Runs />
    </AdminFrame>
  );
}

function Runs() {
  const { t } = useTranslation('admin');
  const { data, error, refetch } = useQuery(AdminRunsDocument, { pollInterval: POLL_MILLIS });
  const [start, starting] = useMutation(StartScoringRunDocument, { onCompleted: () => void refetch(), onError: () => undefined });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (id: string, on: boolean) => setChosen(on ? [...chosen, id].slice(-2) : chosen.filter((each) => each !== id));
  const runs = data?.scoringRuns.nodes;
  // Runs come latest first; what is told is how the later one differs.
  const [later, earlier] = (runs ?? []).filter(({ id }) => chosen.includes(id));
  return (
    <>
      <p className="row">
        <Button look="main" busy={starting.loading} onClick={() => void start({ variables: { input: { force: false } } })}>
          {t('runs.start')}
        </Button>
        <Button busy={starting.loading} onClick={() => void start({ variables: { input: { hold: true } } })}>
          {t('runs.startHeld')}
        </Button>
        {starting.data != null && <span role="status">{t('runs.started')}</span>}
      </p>
      {starting.error !== undefined && <ErrorState error={starting.error} />}
      {error !== undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {runs === undefined && error === undefined && <Skeleton lines={4} size="card" />}
      {data !== undefined && <PublicationSwitch publication={data.publication} refetch={refetch} />}
      <p className="soft">{t('runs.choose')}</p>
      {later !== undefined && earlier !== undefined && <RunComparison key={`${earlier.id} ${later.id}`} earlierId={earlier.id} laterId={later.id} />}
      <ul className="plain-list stack">
        {runs?.map((run) => (
          <li key={run.id} className="card stack-small">
            <RunLine run={run} chosen={chosen.includes(run.id)} choose={(on) => choose(run.id, on)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function RunLine({ run, chosen, choose }: { run: Run; chosen: boolean; choose: (on: boolean) => void }) {
  const { t, i18n } = useTranslation('admin');
  const [publish, { data: asked, loading, error }] = useMutation(PublishHeldRunDocument, { onError: () => undefined });
  const asOf = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(run.asOf));
  return (
    <>
      <h2 className="row row-apart">
        <Link to={`/runs/${run.id}`}>{asOf}</Link>
        <RunState state={run.state} />
      </h2>
      {run.progress !== null && <Meter label={run.progress.step} share={run.progress.done} />}
      {run.failure !== null && <p className="notice notice-bad">{run.failure}</p>}
      {run.counts !== null && <p className="soft small">{t('runs.counts', { changes: run.counts.statusChanges, seconds: Math.round(run.counts.durationMillis / 100) / 10 })}</p>}
      {(run.state === 'PUBLISHED' || run.state === 'REFUSED') && (
        <label className="row">
          <input type="checkbox" checked={chosen} onChange={({ target }) => choose(target.checked)} aria-label={t('runs.compareOf', { asOf })} />
          {t('runs.compare')}
        </label>
      )}
      {run.refusal !== null && <p className="notice">{t('runs.refused', { guard: run.refusal.guard, lost: run.refusal.lost, gained: run.refusal.gained, of: run.refusal.of })}</p>}
      {run.heldBecause !== null && <p className="notice">{t(`runs.heldBecause.${run.heldBecause}`)}</p>}
      {asked != null && (
        <p className="notice" role="status">
          {t('runs.started')}
        </p>
      )}
      {run.state === 'REFUSED' && asked == null && <ReasonForm open={t('runs.publish')} label={t('runs.reason')} send={t('runs.publishNow')} danger busy={loading} error={error} onSend={(form) => void publish({ variables: { input: { runId: run.id, reason: String(form.get('text')) } } })} />}
    </>
  );
}
