import { useMutation, useQuery } from '@apollo/client/react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { AnswerDisputeDocument, ContestingTermsDocument } from './disputes.operation';

/** What the author of a disputed note says to the claims: once, and for all to read. */
export function AnswerForm({ disputeId, done }: { disputeId: string; done: () => Promise<void> }) {
  const { t } = useTranslation('disputes');
  const announce = useAnnounce();
  const id = useId();
  const { data } = useQuery(ContestingTermsDocument);
  const [answer, { loading }] = useMutation(AnswerDisputeDocument);
  const [problem, setProblem] = useState<string>();
  const send = (form: FormData) => {
    const text = String(form.get('text')).trim();
    if (text === '') return setProblem(t('answer.missing'));
    void answer({ variables: { input: { disputeId, text } } }).then(
      async () => {
        announce(t('answer.sent'));
        await done();
      },
      (error: Error) => setProblem(error.message),
    );
  };
  return (
    <form className="card stack" noValidate onSubmit={onSubmit(send)} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('answer.title')}</h3>
      <div className="field">
        <label htmlFor={id}>{t('answer.label')}</label>
        <textarea id={id} name="text" rows={4} className="input" dir="auto" maxLength={data?.community.limits.claimLength} aria-describedby={`${id}-help`} />
        <p id={`${id}-help`} className="small soft">
          {t('answer.help')}
        </p>
      </div>
      {problem !== undefined && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <p>
        <Button type="submit" look="main" busy={loading}>
          {t('answer.send')}
        </Button>
      </p>
    </form>
  );
}
