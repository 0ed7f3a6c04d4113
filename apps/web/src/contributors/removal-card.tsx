import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { AppealRemovalDocument } from '../joining/joining.operation';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { RelativeTime } from '../kit/relative-time';
import { ErrorState } from '../kit/states';
import type { MeQuery } from './me.operation';

type Removal = NonNullable<MeQuery['viewer']['removal']>;

/** Why somebody was removed, and the one appeal they have. */
export function RemovalCard({ removal, reload }: { removal: Removal; reload: () => void }) {
  const { t } = useTranslation('contributors');
  const [send, { loading, error }] = useMutation(AppealRemovalDocument, { onCompleted: reload, onError: () => undefined });
  const { appeal } = removal;
  return (
    <section className="card stack" aria-labelledby="removal">
      <h2 id="removal">{t('removal.title')}</h2>
      <p>
        {removal.reasonText} <RelativeTime at={removal.removedAt} />
      </p>
      <blockquote className="soft">{removal.explanation}</blockquote>
      {appeal !== null && <p className="notice">{appeal.outcome === null ? t('removal.waiting') : t('removal.answered', { answer: appeal.answer ?? '' })}</p>}
      {appeal === null && (
        <form className="field" onSubmit={onSubmit((form) => void send({ variables: { input: { text: String(form.get('text')) } } }))}>
          <label htmlFor="removal-text">{t('removal.text')}</label>
          <textarea id="removal-text" name="text" className="input" rows={4} required maxLength={2000} />
          {error !== undefined && <ErrorState error={error} />}
          <p>
            <Button type="submit" look="main" busy={loading}>
              {t('appeal.send')}
            </Button>
          </p>
        </form>
      )}
    </section>
  );
}
