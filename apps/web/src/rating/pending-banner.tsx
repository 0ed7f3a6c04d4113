import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/icon';
import { waitingOf } from './pending.rules';
import { usePending } from './pending-store';
import { Refusal } from './refusal';
import { useOnline } from './use-online';

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
      {refused.map((one) => (
        <Refusal key={one.turn} title={t('refused', { about: one.about })} refused={one} />
      ))}
    </>
  );
}
