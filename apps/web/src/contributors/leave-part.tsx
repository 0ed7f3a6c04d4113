import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session';
import { Button } from '../kit/button';
import { ReturnToCommunityDocument } from '../joining/joining.operation';
import { Saved } from './saved';
import { LeaveDocument } from './settings.operation';
import { SettingsSection } from './settings-section';

/** Leaving, which asks once more, and coming back. */
export function LeavePart() {
  const { t } = useTranslation('contributors');
  const { viewer, refresh } = useSession();
  const [asked, setAsked] = useState(false);
  const done = () => {
    setAsked(false);
    void refresh();
  };
  const [leave, leaving] = useMutation(LeaveDocument, { onCompleted: done, onError: () => undefined });
  const [comeBack, returning] = useMutation(ReturnToCommunityDocument, { onCompleted: done, onError: () => undefined });
  if (viewer?.hasLeft === true) {
    return (
      <SettingsSection title={t('leave.left')} text={t('leave.leftText')}>
        <p>
          <Button look="main" busy={returning.loading} onClick={() => void comeBack({ variables: { input: {} } })}>
            {t('leave.return')}
          </Button>
        </p>
        <Saved done={false} error={returning.error} />
      </SettingsSection>
    );
  }
  return (
    <SettingsSection title={t('leave.title')} text={t('leave.text')}>
      <p className="row">
        {asked ? (
          <>
            <Button look="danger" busy={leaving.loading} onClick={() => void leave({ variables: { input: { confirm: true } } })}>
              {t('leave.sure')}
            </Button>
            <Button onClick={() => setAsked(false)}>{t('leave.stay')}</Button>
          </>
        ) : (
          <Button onClick={() => setAsked(true)}>{t('leave.leave')}</Button>
        )}
      </p>
      <Saved done={false} error={leaving.error} />
    </SettingsSection>
  );
}
