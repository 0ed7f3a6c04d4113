import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StatusBadge } from '../notes/status-badge';
import type { WhyNoteFragment } from './note-page.operation';

/** What was published of a note, latest first, down to when it was written. */
export function StatusTimeline({ note: { statusHistory, createdAt } }: { note: WhyNoteFragment }) {
  const { t, i18n } = useTranslation('explanation');
  const moment = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <ol className="timeline plain-list">
      {statusHistory.nodes.map((change) => (
        <li key={change.id} className="timeline-entry stack-small">
          <p className="row">
            <StatusBadge status={change.toStatus} />
            <time dateTime={change.changedAt} className="small soft">
              {moment.format(new Date(change.changedAt))}
            </time>
          </p>
          <p className="small">
            {t(change.live ? 'timeline.live' : 'timeline.run', { rule: change.decidedBy })} <Link to={`/runs/${change.run.id}`}>{t('timeline.toRun')}</Link>
          </p>
        </li>
      ))}
      <li className="timeline-entry">
        <p className="row">
          <span>{t('timeline.written')}</span>
          <time dateTime={createdAt} className="small soft">
            {moment.format(new Date(createdAt))}
          </time>
        </p>
      </li>
    </ol>
  );
}
