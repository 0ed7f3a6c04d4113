import { useTranslation } from 'react-i18next';
import { TakingPart } from '../frame/taking-part';
import { Page } from '../kit/page';
import { Rater } from './rater';
import './rating.css';

/** Notes that somebody is needed for, one after the other. */
export function RatePage() {
  const { t } = useTranslation('rating');
  return (
    <Page title={t('title')} wide>
      <TakingPart task="rate">{(contributorId) => <Rater key={contributorId} raterId={contributorId} />}</TakingPart>
    </Page>
  );
}
