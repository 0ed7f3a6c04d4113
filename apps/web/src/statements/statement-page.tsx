import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useLight } from '../data/light';
import { useSession } from '../data/session';
import { Page } from '../kit/page';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { loadQuickAnswer } from '../rating/helpful-question';
import { AskForNote } from './ask-for-note';
import { OtherNotes } from './other-notes';
import { ShownNotes } from './shown-notes';
import { StatementCard } from './statement-card';
import { StatementDocument } from './statement.light.operation';
import './statements.css';

/** A statement by its id or by any variant of its address, with what readers added; read anew for somebody else. */
export function StatementPage() {
  const { token } = useSession();
  const { id } = useParams();
  const [search] = useSearchParams();
  const url = id === undefined ? search.get('url') : null;
  useEffect(() => {
    // Comes beside the statement, not after it.
    if (token !== null) loadQuickAnswer().catch(() => undefined);
  }, [token]);
  return <OneStatement key={JSON.stringify([token, id, url])} id={id ?? null} url={url} />;
}

function OneStatement({ id, url }: { id: string | null; url: string | null }) {
  const { t } = useTranslation('statements');
  const { data, error, reload } = useLight(StatementDocument, { id, url });
  const statement = data?.statement;
  return (
    <Page title={statement?.quotedText ?? statement?.url ?? t('title')} heading={t('title')}>
      {error !== undefined && data === undefined && <ErrorState error={error} retry={() => void reload()} />}
      {data === undefined && error === undefined && <Waiting />}
      {statement === null && (url === null ? <EmptyState title={t('notFound')} /> : <Unknown url={url} />)}
      {statement != null && (
        <>
          <StatementCard statement={statement} />
          <ShownNotes statement={statement} reload={reload} />
          <OtherNotes statement={statement} />
        </>
      )}
    </Page>
  );
}

function Waiting() {
  const { t } = useTranslation('frame');
  return (
    <div className="stack" role="status" aria-label={t('loading')}>
      <Skeleton lines={2} size="card" />
    </div>
  );
}

/** An address that nobody has added yet is no dead end. */
function Unknown({ url }: { url: string }) {
  const { t } = useTranslation('statements');
  return (
    <EmptyState title={t('unknown.title')}>
      <p className="statement-address">{url}</p>
      <p className="soft">{t('unknown.text')}</p>
      <AskForNote subject={{ statementUrl: url }} writeTo={`/write?url=${encodeURIComponent(url)}`} />
    </EmptyState>
  );
}
