import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLight } from '../data/light';
import { ButtonLink } from '../kit/button';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { Composer } from './composer';
import { OtherNotes } from './other-notes';
import type { Standing, WritingStatement } from './reads';
import { RequestsOnStatementsDocument, WritingStatementDocument } from './writing.light.operation';

interface ComposePageProps {
  readonly writerId: string;
  readonly statementId: string;
  readonly standing: Standing;
  reloadStanding(): void;
}

/** Writing a note on one statement, with what there is about it already. */
export function ComposePage({ writerId, statementId, standing, reloadStanding }: ComposePageProps) {
  const { t } = useTranslation('writing');
  const { data, error, reload } = useLight(WritingStatementDocument, { id: statementId });
  if (data === undefined) return error === undefined ? <Skeleton lines={3} size="card" /> : <ErrorState error={error} retry={() => void reload()} />;
  const { statement } = data;
  if (statement === null)
    return (
      <EmptyState title={t('notFound')}>
        <p>
          <ButtonLink to="/write">{t('back')}</ButtonLink>
        </p>
      </EmptyState>
    );
  const notes = statement.notes?.nodes ?? [];
  const own = notes.find(({ author }) => author.id === writerId);
  return (
    <div className="write-desk">
      <div className="stack">
        <StatementCard statement={statement} />
        {own === undefined ? (
          <Composer writerId={writerId} statement={statement} standing={standing} onWritten={reloadStanding} />
        ) : (
          <EmptyState title={t('written.already')}>
            <p>
              <Link to={`/notes/${own.id}`}>{t('written.look')}</Link>
            </p>
          </EmptyState>
        )}
        <p>
          <Link to="/write">{t('back')}</Link>
        </p>
      </div>
      <aside className="stack" aria-label={t('beside')}>
        <Requests statementId={statement.id} />
        <OtherNotes notes={notes.filter((note) => note !== own)} />
      </aside>
    </div>
  );
}

function StatementCard({ statement }: { statement: WritingStatement }) {
  const { t, i18n } = useTranslation('writing');
  const { url, quotedText, authorName, statedOn, language } = statement;
  return (
    <section className="card stack-small" aria-labelledby="about">
      <h2 id="about" className="write-heading">
        {t('about')}
      </h2>
      <blockquote className="write-quote" dir="auto" lang={language ?? undefined}>
        {quotedText ?? url}
      </blockquote>
      <p className="small soft">
        {authorName !== null && `${t('statedBy', { author: authorName })} `}
        {statedOn !== null && `${new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(statedOn))} `}
        {url !== null && (
          <a href={url} target="_blank" rel="noopener noreferrer nofollow ugc">
            {t('original')}
          </a>
        )}
      </p>
    </section>
  );
}

/** Why people asked for a note here, and which sources they suggest; nothing for those who are not shown requests. */
function Requests({ statementId }: { statementId: string }) {
  const { t } = useTranslation('writing');
  const { data } = useLight(RequestsOnStatementsDocument, {});
  const requested = data?.requestedStatements.nodes.find(({ statement }) => statement.id === statementId);
  if (requested === undefined) return null;
  return (
    <section className="card stack-small" aria-labelledby="requests">
      <h2 id="requests" className="write-heading">
        {t('requested.here', { count: requested.requestCount })}
      </h2>
      <ul className="write-list">
        {requested.requests
          .filter(({ reason }) => reason !== null)
          .map(({ id, reason }) => (
            <li key={id} dir="auto">
              {reason}
            </li>
          ))}
      </ul>
      {requested.sources.length > 0 && (
        <>
          <h3>{t('requested.sources')}</h3>
          <ul className="write-list">
            {requested.sources.map(({ url }) => (
              <li key={url}>
                <a href={url} target="_blank" rel="noopener noreferrer nofollow ugc">
                  {url}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
