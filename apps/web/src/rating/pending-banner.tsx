import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { understood, waitingOf } from './pending.rules';
import { changePending, usePending } from './pending-store';

const followConnection = (listener: () => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};
const useOnline = () => useSyncExternalStore(followConnection, () => navigator.onLine);

/** How many ratings wait while there is no connection, and what the server would not take. */
export function PendingBanner({ raterId }: { raterId: string }) {
  const { t } = useTranslation('rating');
  const online = useOnline();
  const memory = usePending();
  const waiting = waitingOf(memory, raterId).length;
  const refused = memory.refused.filter((one) => one.raterId === raterId);
  return (
    <>
      <div role="status">
        {(!online || waiting > 2) && (
          <p className="notice row">
            <Icon name="clock" />
            <span>{!online ? t('offline', { count: waiting }) : t('sending', { count: waiting })}</span>
          </p>
        )}
      </div>
      {refused.map(({ turn, about, message }) => (
        <div key={turn} className="notice notice-bad stack-small" role="alert">
          <p>
            <strong>{t('refused', { about })}</strong>
          </p>
          <p>{message}</p>
          <p>
            <Button onClick={() => changePending((before) => understood(before, turn))}>{t('understood')}</Button>
          </p>
        </div>
      ))}
    </>
  );
}
