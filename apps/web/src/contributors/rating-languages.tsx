import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { Saved } from './saved';
import { SetRatingLanguagesDocument } from './settings.operation';
import { SettingsSection } from './settings-section';

/** Which languages somebody rates notes in; none means all. */
export function RatingLanguages({ languages }: { languages: readonly string[] }) {
  const { t } = useTranslation('contributors');
  const [save, { data, loading, error }] = useMutation(SetRatingLanguagesDocument, { refetchQueries: ['Settings'], onError: () => undefined });
  const send = (form: FormData) => {
    const tags = String(form.get('languages')).split(/[\s,;]+/).filter((tag) => tag !== '');
    void save({ variables: { input: { languages: tags } } });
  };
  return (
    <SettingsSection title={t('settings.languages')} text={t('settings.languagesText')}>
      <form className="field" onSubmit={onSubmit(send)}>
        <label htmlFor="languages">{t('settings.languagesField')}</label>
        <input id="languages" name="languages" className="input" defaultValue={languages.join(', ')} autoComplete="off" spellCheck={false} placeholder="en, de" />
        <p className="row">
          <Button type="submit" busy={loading}>
            {t('settings.save')}
          </Button>
        </p>
        <Saved done={data !== undefined && data !== null} error={error} />
      </form>
    </SettingsSection>
  );
}
