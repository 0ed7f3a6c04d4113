import { useTranslation } from 'react-i18next';
import { Follow } from './follow';
import { Pictures } from './picture';
import { Share } from './share';
import type { ReadStatement } from './read-statement';

/** What was said, by whom and when, and where to see it. */
export function StatementCard({ statement }: { statement: ReadStatement }) {
  const { t, i18n } = useTranslation('statements');
  const { quotedText, url, authorName, statedOn, platform, language } = statement;
  const date = statedOn === null ? null : new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(statedOn));
  return (
    <figure className="card statement">
      {quotedText === null ? (
        <p className="statement-address">{url}</p>
      ) : (
        <blockquote className="statement-quote" lang={language ?? undefined} dir="auto" cite={url ?? undefined}>
          <p>{quotedText}</p>
        </blockquote>
      )}
      <Pictures statement={statement} />
      <figcaption className="statement-source">
        {authorName !== null && <cite>{authorName}</cite>}
        {date !== null && <time dateTime={statedOn ?? undefined}>{date}</time>}
        {platform !== null && platform !== 'WEB' && platform !== 'OTHER' && <span>{t(`platform.${platform}`)}</span>}
        {url !== null && (
          <a href={url} target="_blank" rel="noopener noreferrer nofollow ugc">
            {t('source', { host: new URL(url).host.replace(/^www\./, '') })}
          </a>
        )}
      </figcaption>
      <div className="row statement-actions">
        <Share statement={statement} />
        <Follow statement={statement} />
      </div>
    </figure>
  );
}
