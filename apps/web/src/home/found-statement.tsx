import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../kit/icon';
import type { FoundStatementFragment } from './search-page.operation';

/** A statement that a search found, and the note that is shown on it, in a line or two. */
export const FoundStatement = memo(function FoundStatement({ statement, place, size }: { statement: FoundStatementFragment; place: number; size: number }) {
  const { t } = useTranslation(['home', 'notes']);
  const [first] = statement.surfacedNotes;
  return (
    <article className="card found" tabIndex={-1} aria-posinset={place} aria-setsize={size} aria-labelledby={`found-${statement.id}`}>
      <p id={`found-${statement.id}`} className="note-card-statement" lang={statement.language ?? undefined} dir="auto">
        <Link to={`/statements/${statement.id}`}>{statement.quotedText ?? statement.url ?? t('notes:statementWithoutText')}</Link>
      </p>
      {first !== undefined && (
        <p className="found-note" dir="auto">
          <Icon name="bridge" />
          <span>{first.note.text ?? t('notes:withoutText')}</span>
        </p>
      )}
      <p className="small soft">
        {statement.authorName !== null && <>{statement.authorName} · </>}
        {first === undefined ? t('results.notes', { count: statement.noteCount }) : t('results.shown', { count: statement.surfacedNotes.length })}
      </p>
    </article>
  );
});
