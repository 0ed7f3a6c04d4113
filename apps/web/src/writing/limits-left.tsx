import { useTranslation } from 'react-i18next';
import type { Standing } from './reads';
import { Moment } from './moment';

/** How many more notes one may write now. */
export function LimitsLeft({ limits: { perDay, used, resetsAt, onAuthor } }: { limits: Standing['writingLimits'] }) {
  const { t } = useTranslation('writing');
  const full = resetsAt ?? onAuthor?.resetsAt ?? null;
  return (
    <p className="small soft">
      {t('limits.left', { count: Math.max(0, perDay - used), perDay })}
      {onAuthor !== null && ` ${t('limits.onAuthor', { count: Math.max(0, onAuthor.limit - onAuthor.used) })}`}
      {full !== null && (
        <>
          {' '}
          {t('limits.next')} <Moment at={new Date(full).getTime()} />.
        </>
      )}
    </p>
  );
}
