import type { NoteStatus } from '@bridgenotes/api-contract';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/icon';

const LOOKS = { CURRENTLY_RATED_HELPFUL: ['badge-helpful', 'check'], CURRENTLY_RATED_NOT_HELPFUL: ['badge-not-helpful', 'close'], NEEDS_MORE_RATINGS: ['badge-waiting', 'clock'] } as const;

/** A status by word, sign and colour. @param live scored between runs, not confirmed by one yet */
export function StatusBadge({ status, live = false }: { status: NoteStatus; live?: boolean }) {
  const { t } = useTranslation('notes');
  const [look, icon] = LOOKS[status];
  return (
    <span className={`badge ${look}`}>
      <Icon name={icon} />
      {t(`status.${status}`)}
      {live && <span className="soft"> · {t('live')}</span>}
    </span>
  );
}
