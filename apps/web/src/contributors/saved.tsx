import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/icon';
import { ErrorState } from '../kit/states';

/** What became of a change: kept, or why not. */
export function Saved({ done, error }: { done: boolean; error: Error | undefined }) {
  const { t } = useTranslation('contributors');
  if (error !== undefined) return <ErrorState error={error} />;
  return (
    <p role="status" className="row small saved">
      {done && (
        <>
          <Icon name="check" />
          {t('settings.saved')}
        </>
      )}
    </p>
  );
}
