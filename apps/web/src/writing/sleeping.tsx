import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { Moment } from './moment';

/** In the place of the button that sends, while a draft sleeps. */
export function Sleeping({ until, onWake }: { until: number; onWake: () => void }) {
  const { t } = useTranslation('writing');
  return (
    <div className="notice stack-small">
      <p className="row">
        <Icon name="moon" />
        <strong>
          {t('sleep.until')} <Moment at={until} />
        </strong>
      </p>
      <p>{t('sleep.meanwhile')}</p>
      <p>
        <Button look="quiet" onClick={onWake}>
          {t('sleep.wake')}
        </Button>
      </p>
    </div>
  );
}
