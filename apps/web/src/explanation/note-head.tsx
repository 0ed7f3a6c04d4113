import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../kit/icon';
import { RelativeTime } from '../kit/relative-time';
import { LinkedText } from '../notes/linked-text';
import '../notes/notes.css';
import { StatusBadge } from '../notes/status-badge';
import { HelpfulQuestion } from '../rating/helpful-question';
import type { WhyNoteFragment } from './note-page.operation';

/** The note itself, with what it is about and where it stands. */
export function NoteHead({ note }: { note: WhyNoteFragment }) {
  const { t } = useTranslation(['notes', 'explanation']);
  const { statement, decision, program, dispute } = note;
  return (
    <article className="card note-card" aria-labelledby="note-about">
      <p id="note-about" className="note-card-statement" lang={statement.language ?? undefined} dir="auto">
        <Link to={`/statements/${statement.id}`}>{statement.quotedText ?? statement.url ?? t('statementWithoutText')}</Link>
        {statement.authorName !== null && <span className="soft small"> {t('statedBy', { author: statement.authorName })}</span>}
      </p>
      <div className="note-body">
        <p className="note-text" dir="auto">
          {note.text === null ? <em className="soft">{t(note.deletedAt === null ? 'withoutText' : note.versions.at(-1)?.text == null ? 'explanation:deleted' : 'explanation:replaced')}</em> : <LinkedText text={note.text} />}
        </p>
        <p className="small soft">
          {t(`explanation:classification.${note.classification}`)} · {t('by', { author: note.author.alias ?? t('unnamed') })} · <RelativeTime at={note.createdAt} />
        </p>
      </div>
      {note.subject !== 'STATEMENT' && (
        <p className="small">
          {t(`explanation:subject.${note.subject}`)} {note.spread !== null && <span className="soft">{note.spread.spreading ? t('explanation:spread.shown', { count: note.spread.shownOn }) : t(`explanation:spread.${note.spread.agreement}`)}</span>}
        </p>
      )}
      <p className="row">
        <StatusBadge status={note.status} live={decision?.live === true} />
        {program !== null && (
          <span className="badge">
            <Icon name="info" />
            {t('explanation:program', { name: program.name, model: program.model, operator: program.operator })}
          </span>
        )}
        {dispute !== null && dispute.state !== 'ENDED' && (
          <span className="badge badge-waiting">
            <Icon name="scale" />
            {t('explanation:dispute.badge')}
          </span>
        )}
        {decision?.finding?.withheld === true && (
          <span className="badge badge-not-helpful">
            <Icon name="warning" />
            {t('explanation:withheld')}
          </span>
        )}
      </p>
      {note.deletedAt === null && <HelpfulQuestion note={note} statement={statement} heading="h2" />}
    </article>
  );
}
