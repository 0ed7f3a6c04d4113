import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkedText } from '../notes/linked-text';
import { pictureOf, type Offer } from './offers.rules';

/** A statement and the note on it, as a rater reads them. */
export function OfferedNote({ offer, heading }: { offer: Offer; heading: RefObject<HTMLHeadingElement | null> }) {
  const { t } = useTranslation('rating');
  const { note } = offer;
  return (
    <article className="rate-note stack">
      <section className="stack-small" aria-labelledby="rate-statement">
        <h2 id="rate-statement" ref={heading} tabIndex={-1} className="rate-heading">
          {t('statement')}
        </h2>
        <Statement statement={note.statement} />
      </section>
      <section className="rate-text stack-small" aria-labelledby="rate-note">
        <h2 id="rate-note" className="rate-heading">
          {t('note')}
        </h2>
        <p className="note-text" dir="auto">
          {note.text === null ? <em className="soft">{t('noteWithoutText')}</em> : <LinkedText text={note.text} />}
        </p>
        <p className="small soft">
          {t(`says.${note.classification}`)}
          {note.subject !== 'STATEMENT' && ` ${t(`subject.${note.subject}`)}`}
          {note.program !== null && ` ${t('byProgram', { name: note.program.name })}`}
        </p>
      </section>
    </article>
  );
}

function Statement({ statement }: { statement: Offer['note']['statement'] }) {
  const { t, i18n } = useTranslation('rating');
  const { url, quotedText, authorName, statedOn, mediaUrls, language } = statement;
  const day = statedOn === null ? null : new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(statedOn));
  return (
    <>
      {quotedText !== null && (
        <blockquote className="rate-quote" dir="auto" lang={language ?? undefined}>
          {quotedText}
        </blockquote>
      )}
      <Picture key={statement.id} url={pictureOf(mediaUrls)} />
      <p className="small soft">
        {authorName !== null && <span>{t('statedBy', { author: authorName })} </span>}
        {day !== null && <span>{t('statedOn', { day })} </span>}
        {url !== null && (
          <a href={url} target="_blank" rel="noopener noreferrer nofollow ugc">
            {quotedText === null ? url : t('original')}
          </a>
        )}
      </p>
    </>
  );
}

function Picture({ url }: { url: string | null }) {
  const { t } = useTranslation('rating');
  const [broken, setBroken] = useState(false);
  if (url === null) return null;
  if (broken) return <p className="small soft">{t('pictureBroken')}</p>;
  return <img className="rate-picture" src={url} alt={t('picture')} referrerPolicy="no-referrer" onError={() => setBroken(true)} />;
}
