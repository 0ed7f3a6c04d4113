import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useLight } from '../data/light';
import { Page } from '../kit/page';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { LinkedText } from '../notes/linked-text';
import { StatementDocument } from './statement.light.operation';

/** A statement by its id or by any variant of its address, with what readers added. */
export function StatementPage() {
  const { t } = useTranslation('statements');
  const { id } = useParams();
  const [search] = useSearchParams();
  const { data, error, reload } = useLight(StatementDocument, { id: id ?? null, url: search.get('url') });
  const statement = data?.statement;
  return (
    <Page title={statement?.quotedText ?? statement?.url ?? t('title')} heading={t('title')}>
      {error !== undefined && <ErrorState error={error} retry={() => void reload()} />}
      {data === undefined && error === undefined && <Skeleton lines={2} size="card" />}
      {statement === null && <EmptyState title={t('notFound')} />}
      {statement != null && (
        <>
          <blockquote className="card">{statement.quotedText ?? statement.url}</blockquote>
          {statement.surfacedNotes.length === 0 && <EmptyState title={t('noNotes')} />}
          {statement.surfacedNotes.map(({ note }) => (
            <section key={note.id} className="card stack-small" aria-label={t('contextTitle')}>
              <h2>{t('contextTitle')}</h2>
              <p className="note-text">
                <LinkedText text={note.text ?? ''} />
              </p>
              <Link to={`/notes/${note.id}`}>{note.id}</Link>
            </section>
          ))}
        </>
      )}
    </Page>
  );
}
