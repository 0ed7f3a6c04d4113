import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RelativeTime } from '../kit/relative-time';
import { LinkedText } from './linked-text';
import type { NoteCardFragment } from './note-card.operation';
import './notes.css';
import { StatusBadge } from './status-badge';

/**
 * A note with the statement it is about, as lists show it.
 * @param place, size where it stands in a feed, from 1, and how long that is (−1: nobody knows)
 */
export const NoteCard = memo(function NoteCard({ note, place, size }: { note: NoteCardFragment; place?: number; size?: number }) {
  const { t } = useTranslation('notes');
  const { statement, decision } = note;
  return (
    <article className="card note-card" tabIndex={place === undefined ? undefined : -1} aria-posinset={place} aria-setsize={size} aria-labelledby={`about-${note.id}`}>
      <p id={`about-${note.id}`} className="note-card-statement" dir="auto">
        <Link to={`/statements/${statement.id}`}>{statement.quotedText ?? statement.url ?? t('statementWithoutText')}</Link>
        {statement.authorName !== null && <span className="soft small"> {t('statedBy', { author: statement.authorName })}</span>}
      </p>
      <div className="note-body">
        <p className="note-text" dir="auto">{note.text === null ? <em className="soft">{t('withoutText')}</em> : <LinkedText text={note.text} />}</p>
        {decision !== null && decision.explanationTags.length > 0 && <p className="small soft">{t('reasons', { reasons: decision.explanationTags.map((tag) => t(`tags.${tag}`)) })}</p>}
      </div>
      <footer className="row row-apart small">
        <StatusBadge status={note.status} live={decision?.live === true} />
        <span className="soft">
          {t('by', { author: note.author.alias ?? t('unnamed') })} · <RelativeTime at={decision?.decidedAt ?? note.createdAt} />
        </span>
        <Link to={`/notes/${note.id}`}>{t('why')}</Link>
      </footer>
    </article>
  );
});
