import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPicture } from './media.rules';
import type { ReadStatement } from './read-statement';

/** The pictures of a statement, each in a frame of a fixed form, so that nothing moves when it arrives; videos as links. */
export function Pictures({ statement: { mediaUrls, media } }: { statement: ReadStatement }) {
  if (mediaUrls.length === 0) return null;
  return (
    <div className="statement-pictures">
      {mediaUrls.map((url, place) => (
        <Medium key={place} url={url} picture={isPicture(url, media?.kind ?? undefined)} place={place + 1} count={mediaUrls.length} />
      ))}
    </div>
  );
}

function Medium({ url, picture, place, count }: { url: string; picture: boolean; place: number; count: number }) {
  const { t } = useTranslation('statements');
  const [broken, setBroken] = useState(false);
  const about = { place, count };
  const to = { href: url, target: '_blank', rel: 'noopener noreferrer nofollow ugc' };
  if (picture && !broken)
    return (
      <a className="statement-picture" {...to}>
        <img src={url} alt={t('media.alt', about)} loading="lazy" decoding="async" referrerPolicy="no-referrer" onError={() => setBroken(true)} />
      </a>
    );
  const link = <a {...to}>{t(picture ? 'media.open' : 'media.video', about)}</a>;
  return picture ? (
    <p className="statement-picture soft">
      <span>
        {t('media.gone')} {link}
      </span>
    </p>
  ) : (
    <p>{link}</p>
  );
}
