import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { light } from '../data/light';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { FieldProblem } from '../kit/states';
import type { Standing } from './reads';
import { AddStatementDocument, type AddStatementMutationVariables } from './writing.light.operation';

const PLACES = ['SPEECH', 'TELEVISION', 'RADIO', 'PRINT', 'WHATSAPP', 'SIGNAL', 'OTHER'] as const;

/** Adds what a note is to be about. @param url where it was said; null for words without an address */
export function AddStatement({ url, words, community }: { url: string | null; words: string; community: Standing['community'] }) {
  const { t, i18n } = useTranslation('writing');
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const languages = [...new Set([...community.languages, ...navigator.languages.map((tag) => tag.split('-')[0]!)])];
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const send = async (form: FormData) => {
    if (busy) return;
    const text = (name: string) => String(form.get(name) ?? '').trim() || null;
    const platform = text('platform') as AddStatementMutationVariables['input']['platform'];
    setBusy(true);
    try {
      const { addStatement } = await light.request(AddStatementDocument, { input: { url, quotedText: text('quotedText'), authorName: text('authorName'), statedOn: text('statedOn'), language: text('language'), platform } });
      void navigate(`/write?statement=${addStatement.statement.id}`);
    } catch (failed) {
      setError(failed as Error);
      setBusy(false);
    }
  };
  return (
    <form className="card stack" aria-labelledby="add" onSubmit={onSubmit((form) => void send(form))}>
      <h2 id="add">{t('add.title')}</h2>
      {url !== null && <p className="small">{url}</p>}
      <div className="field">
        <label htmlFor="quotedText">{t(url === null ? 'add.words' : 'add.wordsOptional')}</label>
        <textarea id="quotedText" name="quotedText" className="input" rows={3} dir="auto" required={url === null} maxLength={community.limits.quoteLength} defaultValue={words} />
      </div>
      <div className="write-row">
        <div className="field">
          <label htmlFor="authorName">{t('add.author')}</label>
          <input id="authorName" name="authorName" className="input" maxLength={community.limits.authorNameLength} />
        </div>
        <div className="field">
          <label htmlFor="statedOn">{t('add.day')}</label>
          <input id="statedOn" name="statedOn" type="date" className="input" />
        </div>
        <div className="field">
          <label htmlFor="language">{t('add.language')}</label>
          <select id="language" name="language" className="input" defaultValue={languages[0]}>
            {languages.map((tag) => (
              <option key={tag} value={tag}>
                {names.of(tag)}
              </option>
            ))}
            <option value="">{t('add.otherLanguage')}</option>
          </select>
        </div>
        {url === null && (
          <div className="field">
            <label htmlFor="platform">{t('add.where')}</label>
            <select id="platform" name="platform" className="input" defaultValue="">
              <option value="">{t('add.unknown')}</option>
              {PLACES.map((place) => (
                <option key={place} value={place}>
                  {t(`add.place.${place}`)}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
      <FieldProblem problem={error} />
      <p>
        <Button look="main" type="submit" busy={busy}>
          {t('add.send')}
        </Button>
      </p>
    </form>
  );
}
