import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session';
import { Skeleton } from '../kit/skeleton';
import { ErrorState } from '../kit/states';
import { EmailSettings } from './email-settings';
import { LeavePart } from './leave-part';
import { MeFrame } from './me-frame';
import { NoticeFrequencies } from './notice-frequencies';
import { PushSettings } from './push-settings';
import { RatingLanguages } from './rating-languages';
import { SettingsDocument } from './settings.operation';
import { TimesForm } from './times-form';

/** How somebody wants to be told of what, which languages they rate, and the way out. */
export function SettingsPage() {
  const { t } = useTranslation('contributors');
  const { token } = useSession();
  const { data, error, refetch } = useQuery(SettingsDocument, { skip: token === null });
  return (
    <MeFrame title={t('settings.title')}>
      {error !== undefined && data === undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === undefined && <Skeleton lines={5} size="card" />}
      {data !== undefined && (
        <>
          <RatingLanguages languages={data.ratingLanguages} />
          <EmailSettings email={data.noticeSettings.email} />
          <PushSettings settings={data.noticeSettings} />
          <TimesForm settings={data.noticeSettings} />
          <NoticeFrequencies frequencies={data.noticeSettings.frequencies} />
          <LeavePart />
        </>
      )}
    </MeFrame>
  );
}
