import { useTranslation } from 'react-i18next';
import { useAnnouncedMutation } from '../frame/announced-mutation';
import { Button } from '../kit/button';
import { ErrorState } from '../kit/states';
import { AskForReviewDocument } from './disputes.operation';

/** For whoever wrote the statement: raters look at the note once more, without a reason and without a promise. */
export function AskForReview({ noteId, done }: { noteId: string; done: () => Promise<void> }) {
  const { t } = useTranslation('disputes');
  const { send, loading, error } = useAnnouncedMutation(AskForReviewDocument);
  return (
    <div className="card stack-small">
      <h3>{t('review.title')}</h3>
      <p>{t('review.text')}</p>
      <p>
        <Button busy={loading} onClick={() => send({ noteId }, t('review.asked'), done)}>
          {t('review.ask')}
        </Button>
      </p>
      {error !== undefined && <ErrorState error={error} />}
    </div>
  );
}
