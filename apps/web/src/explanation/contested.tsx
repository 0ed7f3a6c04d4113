import { useTranslation } from 'react-i18next';
import { LinkedText } from '../notes/linked-text';
import type { WhyNoteFragment } from './note-page.operation';

/** What is claimed against a note, and what a jury found. */
export function Contested({ dispute }: { dispute: NonNullable<WhyNoteFragment['dispute']> }) {
  const { t, i18n } = useTranslation('explanation');
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' });
  return (
    <section className="stack-small" aria-labelledby="dispute">
      <h2 id="dispute">{t('dispute.title')}</h2>
      <p>{dispute.state === 'ENDED' ? t('dispute.ended') : t('dispute.open', { until: date.format(new Date(dispute.endsAt)) })}</p>
      {dispute.claims.map((claim) => (
        <blockquote key={claim.id} className="card stack-small" dir="auto">
          <p className="soft">“{claim.quote}”</p>
          <p>{claim.claim}</p>
          <p className="small">
            <LinkedText text={claim.evidenceUrls.join(' ')} />
          </p>
        </blockquote>
      ))}
      {dispute.authorAnswer !== null && <p dir="auto">{t('dispute.answer', { answer: dispute.authorAnswer })}</p>}
      {dispute.finding !== null && (
        <p className="notice">
          <strong>{t(`dispute.finding.${dispute.finding}`)}</strong> {dispute.reason}
        </p>
      )}
    </section>
  );
}

/** How a note that is written together came to its words. */
export function Versions({ note: { versions, suggestions } }: { note: WhyNoteFragment }) {
  const { t, i18n } = useTranslation('explanation');
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' });
  return (
    <section className="stack-small" aria-labelledby="versions">
      <h2 id="versions">{t('versions.title')}</h2>
      <ol className="timeline plain-list">
        {versions.toReversed().map((version) => (
          <li key={version.version} className="timeline-entry stack-small">
            <p className="small soft">
              {t('versions.one', { version: version.version })} · {date.format(new Date(version.createdAt))}
            </p>
            {version.explanation !== null && <p>{version.explanation}</p>}
            {version.difference.length > 0 && (
              <p dir="auto" className="difference">
                {version.difference.map(({ kind, text }, at) => (kind === 'ADDED' ? <ins key={at}>{text}</ins> : kind === 'REMOVED' ? <del key={at}>{text}</del> : <span key={at}>{text}</span>))}
              </p>
            )}
          </li>
        ))}
      </ol>
      {suggestions.length > 0 && (
        <ul className="stack-small">
          {suggestions.map((suggestion) => (
            <li key={suggestion.id} dir="auto">
              {suggestion.text} <span className="badge">{t(`suggestions.${suggestion.state}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
