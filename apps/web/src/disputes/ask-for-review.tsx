import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { ErrorState } from '../kit/states';
import { AskForReviewDocument } from './disputes.operation';

/** For whoever wrote the statement: raters look at the note once more, without a reason and without a promise. */
export function AskForReview({ noteId, done }: { noteId: string; done: () => Promise<void> }) {
  const { t } = useTranslation('disputes');
  const announce = useAnnounce();
  const [ask, { loading, error }] = useMutation(AskForReviewDocument);
  const asked = async () => {
    announce(t('review.asked'));
    await done();
  };
  return (
    <div className="card stack-small">
      <h3>{t('review.title')}</h3>
      <p>{t('review.text')}</p>
      <p>
        <Button busy={loading} onClick={() => void ask({ variables: { input: { noteId } } }).then(asked, () => undefined)}>
          {t('review.ask')}
        </Button>
      </p>
      {error !== undefined && <ErrorState error={error} />}
    </div>
  );
}
