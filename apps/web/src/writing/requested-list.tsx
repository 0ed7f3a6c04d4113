import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLight } from '../data/light';
import { RequestsOnStatementsDocument } from './writing.light.operation';

const SHOWN = 5;

/** Statements that people asked a note for, for those who are shown them. */
export function RequestedList() {
  const { t } = useTranslation('writing');
  // Who is not shown requests is refused; for them there is nothing here.
  const { data } = useLight(RequestsOnStatementsDocument, {});
  const requested = data?.requestedStatements.nodes ?? [];
  if (requested.length === 0) return null;
  return (
    <section className="stack-small" aria-labelledby="requested">
      <h2 id="requested">{t('requested.title')}</h2>
      <ul className="plain-list stack-small">
        {requested.slice(0, SHOWN).map(({ statement, requestCount }) => (
          <li key={statement.id} className="card">
            <Link to={`/write?statement=${statement.id}`}>{statement.quotedText ?? statement.url}</Link> <span className="small soft">{t('requested.count', { count: requestCount })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
