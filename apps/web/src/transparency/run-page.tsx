import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Page } from '../kit/page';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { Figures } from './figures';
import { RunState } from './run-state';
import { RunDocument } from './runs.operation';
import './transparency.css';

/** One scoring run: what it read, with which constants, what it decided, and how to make it again. */
export function RunPage() {
  const { t, i18n } = useTranslation('transparency');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(RunDocument, { variables: { id } });
  const run = data === undefined ? undefined : data.node !== null && 'asOf' in data.node ? data.node : null;
  const moment = (at: string | null) => (at === null ? '–' : new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'long' }).format(new Date(at)));
  return (
    <Page title={t('run.title')}>
      {error !== undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {run === undefined && error === undefined && <Skeleton lines={3} size="card" />}
      {run === null && <EmptyState title={t('run.notFound')} />}
      {run != null && (
        <>
          <section className="card stack" aria-label={t('run.facts')}>
            <RunState state={run.state} />
            <dl className="facts">
              <Fact name={t('run.asOf')}>{moment(run.asOf)}</Fact>
              <Fact name={t('run.cutOff')}>{moment(run.cutOff)}</Fact>
              <Fact name={t('run.finished')}>{moment(run.finishedAt)}</Fact>
              <Fact name={t('run.version')}>{run.codeVersion}</Fact>
              <Fact name={t('run.input')}>
                <span className="digest">{run.inputDigest ?? '–'}</span>
              </Fact>
              <Fact name={t('run.configuration')}>
                <span className="digest">{run.configurationDigest ?? '–'}</span>
              </Fact>
              <Fact name={t('run.output')}>
                <span className="digest">{run.outputDigest ?? '–'}</span>
              </Fact>
            </dl>
          </section>
          {run.counts !== null && (
            <Figures
              figures={[
                [t('figures.notes'), run.counts.notes],
                [t('figures.ratings'), run.counts.ratings],
                [t('figures.raters'), run.counts.raters],
                [t('figures.helpful'), run.counts.helpful],
                [t('figures.notHelpful'), run.counts.notHelpful],
                [t('figures.needsMoreRatings'), run.counts.needsMoreRatings],
              ]}
            />
          )}
          <section className="card stack-small" aria-labelledby="verify">
            <h2 id="verify">{t('run.verify')}</h2>
            <p>
              {t('run.verifyText')} <Link to="/data">{t('data.title')}</Link>
            </p>
          </section>
          <details className="card">
            <summary>{t('run.parameters')}</summary>
            <pre className="command" tabIndex={0}>
              {JSON.stringify(JSON.parse(run.parameters), null, 2)}
            </pre>
          </details>
        </>
      )}
    </Page>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
