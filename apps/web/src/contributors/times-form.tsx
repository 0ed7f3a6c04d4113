import { useMutation } from '@apollo/client/react';
import type { NoticeLanguage } from '@bridgenotes/api-contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { Saved } from './saved';
import { ChangeNoticeSettingsDocument, type NoticeSettingsFormFragment } from './settings.operation';
import { SettingsSection } from './settings-section';

const LANGUAGES: readonly NoticeLanguage[] = ['ENGLISH', 'GERMAN'];

/** When somebody wants to be told, and in which language. */
export function TimesForm({ settings }: { settings: NoticeSettingsFormFragment }) {
  const { t } = useTranslation('contributors');
  const [quiet, setQuiet] = useState(settings.quietHours !== null);
  const [save, { data, loading, error }] = useMutation(ChangeNoticeSettingsDocument, { onError: () => undefined });
  const send = (form: FormData) => {
    const text = (name: string) => String(form.get(name));
    const input = { digestAt: text('digestAt'), timeZone: text('timeZone'), language: text('language') as NoticeLanguage, ratingRequestsPerDay: Number(text('perDay')), quietHours: quiet ? { from: text('from'), until: text('until') } : null };
    void save({ variables: { input } });
  };
  return (
    <SettingsSection title={t('settings.times')}>
      <form className="stack" onSubmit={onSubmit(send)}>
        <div className="figures">
          <label className="field">
            <span>{t('settings.digestAt')}</span>
            <input name="digestAt" type="time" required className="input" defaultValue={settings.digestAt} />
          </label>
          <label className="field">
            <span>{t('settings.timeZone')}</span>
            <input name="timeZone" className="input" list="zones" required defaultValue={settings.timeZone} />
            <datalist id="zones">
              {Intl.supportedValuesOf('timeZone').map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </label>
          <label className="field">
            <span>{t('settings.language')}</span>
            <select name="language" className="input" defaultValue={settings.language}>
              {LANGUAGES.map((language) => (
                <option key={language} value={language}>
                  {t(`noticeLanguages.${language}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t('settings.perDay')}</span>
            <input name="perDay" type="number" min={0} required className="input" defaultValue={settings.ratingRequestsPerDay} />
          </label>
        </div>
        <label className="row">
          <input type="checkbox" checked={quiet} onChange={({ target }) => setQuiet(target.checked)} />
          {t('settings.quiet')}
        </label>
        {quiet && (
          <div className="figures">
            <label className="field">
              <span>{t('settings.quietFrom')}</span>
              <input name="from" type="time" required className="input" defaultValue={settings.quietHours?.from ?? '22:00'} />
            </label>
            <label className="field">
              <span>{t('settings.quietUntil')}</span>
              <input name="until" type="time" required className="input" defaultValue={settings.quietHours?.until ?? '07:00'} />
            </label>
          </div>
        )}
        <p>
          <Button type="submit" busy={loading}>
            {t('settings.save')}
          </Button>
        </p>
        <Saved done={data !== undefined && data !== null} error={error} />
      </form>
    </SettingsSection>
  );
}
