import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { RelativeTime } from '../kit/relative-time';
import { FieldProblem } from '../kit/states';
import { AppealRemovalDocument, type JoiningQuery } from './joining.operation';

/** The most characters of an appeal, as the api takes it. */
const MAX_APPEAL_LENGTH = 2000;

/** Why somebody was removed, and what they can do about it. */
export function RemovalAppeal({ removal, next, again }: { removal: JoiningQuery['viewer']['removal']; next: JoiningQuery['joining']['next']; again(): Promise<void> }) {
  const { t } = useTranslation('joining');
  return (
    <section className="card stack" aria-labelledby="removed">
      <h2 id="removed">{t('removed.title')}</h2>
      {removal !== null && (
        <div className="stack-small">
          <p>
            {removal.reasonText} <span className="soft small"><RelativeTime at={removal.removedAt} /></span>
          </p>
          {removal.explanation !== '' && <blockquote className="joining-explanation">{removal.explanation}</blockquote>}
        </div>
      )}
      <p>{next.text}</p>
      {next.code === 'APPEAL_REMOVAL' && <AppealForm again={again} />}
    </section>
  );
}

/** The one appeal that somebody who was removed has. */
export function AppealForm({ again }: { again(): Promise<void> | void }) {
  const { t } = useTranslation('joining');
  const [appeal, { loading, error }] = useMutation(AppealRemovalDocument);
  const [missing, setMissing] = useState(false);
  const submit = (form: FormData) => {
    const text = String(form.get('text')).trim();
    setMissing(text === '');
    if (text !== '') void appeal({ variables: { input: { text } } }).then(again, () => undefined);
  };
  const problem = missing ? t('removed.missing') : error;
  return (
    <form className="field" onSubmit={onSubmit(submit)} noValidate>
      <label htmlFor="appeal">{t('removed.label')}</label>
      <textarea id="appeal" name="text" className="input" rows={5} maxLength={MAX_APPEAL_LENGTH} aria-invalid={problem !== undefined || undefined} aria-describedby={problem === undefined ? undefined : 'appeal-problem'} />
      <FieldProblem id="appeal-problem" problem={problem} />
      <p>
        <Button type="submit" look="main" busy={loading}>
          {t('removed.send')}
        </Button>
      </p>
    </form>
  );
}
