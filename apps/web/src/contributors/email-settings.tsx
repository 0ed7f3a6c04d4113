import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { Saved } from './saved';
import { SetNoticeEmailDocument, type NoticeSettingsFormFragment } from './settings.operation';
import { SettingsSection } from './settings-section';

/** Where mail goes, once the link in the first one was used. */
export function EmailSettings({ email }: { email: NoticeSettingsFormFragment['email'] }) {
  const { t } = useTranslation('contributors');
  const [save, { data, loading, error }] = useMutation(SetNoticeEmailDocument, { refetchQueries: ['Settings'], onError: () => undefined });
  const set = (address: string | null) => void save({ variables: { input: { address } } });
  return (
    <SettingsSection title={t('settings.email')} text={t('settings.emailText')}>
      {email !== null && <p>{t(email.unsubscribed ? 'settings.emailUnsubscribed' : email.confirmed ? 'settings.emailConfirmed' : 'settings.emailWaiting', { address: email.address })}</p>}
      <form className="field" onSubmit={onSubmit((form) => set(String(form.get('address'))))}>
        <label htmlFor="address">{t('settings.emailField')}</label>
        <input id="address" name="address" type="email" autoComplete="email" required className="input" defaultValue={email?.address} key={email?.address} />
        <p className="row">
          <Button type="submit" busy={loading}>
            {t('settings.save')}
          </Button>
          {email !== null && (
            <Button look="quiet" busy={loading} onClick={() => set(null)}>
              {t('settings.emailForget')}
            </Button>
          )}
        </p>
        <Saved done={data !== undefined && data !== null} error={error} />
      </form>
    </SettingsSection>
  );
}
