import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { RelativeTime } from '../kit/relative-time';
import { subscribeThisBrowser, unsubscribeThisBrowser } from './push';
import { Saved } from './saved';
import { AddPushSubscriptionDocument, RemovePushSubscriptionDocument, type NoticeSettingsFormFragment } from './settings.operation';
import { SettingsSection } from './settings-section';

/** Messages to this browser, where the server sends some. */
export function PushSettings({ settings: { pushKey, pushSubscriptions } }: { settings: NoticeSettingsFormFragment }) {
  const { t } = useTranslation('contributors');
  const [state, setState] = useState<{ done: boolean; error: Error | undefined }>({ done: false, error: undefined });
  const [add, { loading: adding }] = useMutation(AddPushSubscriptionDocument);
  const [remove, { loading: removing }] = useMutation(RemovePushSubscriptionDocument);
  if (pushKey === null) return null;
  // The person, the browser or the server may refuse; each says why.
  const attempt = (work: () => Promise<unknown>) =>
    void work().then(
      () => setState({ done: true, error: undefined }),
      (error: Error) => setState({ done: false, error }),
    );
  const turnOn = () => attempt(async () => add({ variables: { input: await subscribeThisBrowser(pushKey) } }));
  const turnOff = () =>
    attempt(async () => {
      const endpoint = await unsubscribeThisBrowser();
      if (endpoint !== null) await remove({ variables: { input: { endpoint } } });
    });
  return (
    <SettingsSection title={t('settings.push')} text={t('settings.pushText')}>
      {pushSubscriptions.length > 0 && (
        <ul className="plain-list stack-small">
          {pushSubscriptions.map(({ id, service, createdAt }) => (
            <li key={id}>
              {service} · <RelativeTime at={createdAt} />
            </li>
          ))}
        </ul>
      )}
      <p className="row">
        <Button busy={adding} onClick={turnOn}>
          {t('settings.pushAdd')}
        </Button>
        <Button look="quiet" busy={removing} onClick={turnOff}>
          {t('settings.pushRemove')}
        </Button>
      </p>
      <Saved {...state} />
    </SettingsSection>
  );
}
