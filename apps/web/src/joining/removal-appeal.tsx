import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { RelativeTime } from '../kit/relative-time';
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

function AppealForm({ again }: { again(): Promise<void> }) {
  const { t } = useTranslation('joining');
  const [appeal, { loading }] = useMutation(AppealRemovalDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('text')).trim();
    if (text === '') return setProblem(t('removed.missing'));
    appeal({ variables: { input: { text } } }).then(again, (error: Error) => setProblem(error.message));
  };
  return (
    <form className="field" onSubmit={submit} noValidate>
      <label htmlFor="appeal">{t('removed.label')}</label>
      <textarea id="appeal" name="text" className="input" rows={5} maxLength={MAX_APPEAL_LENGTH} aria-invalid={problem !== null || undefined} aria-describedby={problem === null ? undefined : 'appeal-problem'} />
      {problem !== null && (
        <p id="appeal-problem" className="field-error" role="alert">
          {problem}
        </p>
      )}
      <p>
        <Button type="submit" look="main" busy={loading}>
          {t('removed.send')}
        </Button>
      </p>
    </form>
  );
}
