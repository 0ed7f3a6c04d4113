import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadStatement } from './read-statement';

/** The picture of a statement in a frame of a fixed form, so that nothing moves when it arrives; a video as a link. */
export function Picture({ statement: { mediaUrls, media } }: { statement: ReadStatement }) {
  const { t } = useTranslation('statements');
  const [broken, setBroken] = useState(false);
  const [first] = mediaUrls;
  if (first === undefined) return null;
  const link = (
    <a href={first} target="_blank" rel="noopener noreferrer nofollow ugc">
      {t(media?.kind === 'VIDEO' ? 'media.video' : 'media.open')}
    </a>
  );
  if (media?.kind === 'VIDEO' || !first.startsWith('https:')) return <p>{link}</p>;
  return (
    <div className="statement-picture">
      {broken ? (
        <p className="soft">
          {t('media.gone')} {link}
        </p>
      ) : (
        <img src={first} alt={t('media.alt')} loading="lazy" decoding="async" referrerPolicy="no-referrer" onError={() => setBroken(true)} />
      )}
    </div>
  );
}
