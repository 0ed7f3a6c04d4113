import { useTranslation } from 'react-i18next';
import type { CollaborativeNoteFragment } from './collaboration.operation';

/** All versions, the latest first, each with what became of the one before, word by word. */
export function VersionList({ versions }: { versions: CollaborativeNoteFragment['versions'] }) {
  const { t, i18n } = useTranslation('collaboration');
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <ol className="timeline plain-list" aria-label={t('versions.label')}>
      {versions.toReversed().map(({ version, createdAt, text, explanation, ratingsStand, difference }) => (
        <li key={version} className="timeline-entry stack-small">
          <p className="small soft">
            {t('versions.one', { version })} · {date.format(new Date(createdAt))}
            {version > 1 && <> · {t(ratingsStand ? 'versions.ratingsStand' : 'versions.ratingsAnew')}</>}
          </p>
          {explanation !== null && <p dir="auto">{explanation}</p>}
          {difference.length > 0 ? (
            <p dir="auto" className="difference">
              {difference.map(({ kind, text: piece }, at) => (kind === 'ADDED' ? <ins key={at}>{piece}</ins> : kind === 'REMOVED' ? <del key={at}>{piece}</del> : <span key={at}>{piece}</span>))}
            </p>
          ) : (
            text !== null && <p dir="auto" className="difference">{text}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
