import { useQuery } from '@apollo/client/react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnouncedMutation } from '../frame/announced-mutation';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { FieldProblem } from '../kit/states';
import { AnswerDisputeDocument, ContestingTermsDocument } from './disputes.operation';

/** What the author of a disputed note says to the claims: once, and for all to read. */
export function AnswerForm({ disputeId, done }: { disputeId: string; done: () => Promise<void> }) {
  const { t } = useTranslation('disputes');
  const id = useId();
  const { data } = useQuery(ContestingTermsDocument);
  const { send, loading, error } = useAnnouncedMutation(AnswerDisputeDocument);
  const [missing, setMissing] = useState(false);
  const submit = (form: FormData) => {
    const text = String(form.get('text')).trim();
    setMissing(text === '');
    if (text !== '') send({ disputeId, text }, t('answer.sent'), done);
  };
  return (
    <form className="card stack" noValidate onSubmit={onSubmit(submit)} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('answer.title')}</h3>
      <div className="field">
        <label htmlFor={id}>{t('answer.label')}</label>
        <textarea id={id} name="text" rows={4} className="input" dir="auto" maxLength={data?.community.limits.claimLength} aria-describedby={`${id}-help`} />
        <p id={`${id}-help`} className="small soft">
          {t('answer.help')}
        </p>
      </div>
      <FieldProblem problem={missing ? t('answer.missing') : error} />
      <p>
        <Button type="submit" look="main" busy={loading}>
          {t('answer.send')}
        </Button>
      </p>
    </form>
  );
}
