import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { understood, type RefusedRating } from './pending.rules';
import { changePending } from './pending-store';

/** A rating that the server would not take, and why, until its rater has read it. */
export function Refusal({ title, refused: { turn, message } }: { title: string; refused: RefusedRating }) {
  const { t } = useTranslation('notes');
  return (
    <div className="notice notice-bad stack-small" role="alert">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{message}</p>
      <p>
        <Button onClick={() => changePending((before) => understood(before, turn))}>{t('rating.understood')}</Button>
      </p>
    </div>
  );
}
