import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LinkedText } from '../notes/linked-text';
import { StatusBadge } from '../notes/status-badge';
import type { WritingStatement } from './reads';

/** What others wrote on the statement: perhaps it says already what one would write. */
export function OtherNotes({ notes }: { notes: NonNullable<WritingStatement['notes']>['nodes'] }) {
  const { t } = useTranslation('writing');
  return (
    <section className="stack-small" aria-labelledby="others">
      <h2 id="others" className="write-heading">
        {t('others.title', { count: notes.length })}
      </h2>
      {notes.length > 0 && <p className="small soft">{t('others.rate')}</p>}
      <ul className="plain-list stack-small">
        {notes.map((note) => (
          <li key={note.id} className="card stack-small">
            <p className="note-text small" dir="auto">
              {note.text === null ? '' : <LinkedText text={note.text} />}
            </p>
            <p className="row">
              <StatusBadge status={note.status} live={note.decision?.live === true} />
              {note.dispute !== null && <span className="badge">{t('others.disputed')}</span>}
            </p>
            <p className="small">
              {t(`others.says.${note.classification}`)} <Link to={`/notes/${note.id}`}>{t('others.look')}</Link>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
