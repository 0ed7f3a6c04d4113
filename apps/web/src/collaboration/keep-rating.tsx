import { CombinedGraphQLErrors } from '@apollo/client';
import { useTranslation } from 'react-i18next';
import { useAnnouncedMutation } from '../frame/announced-mutation';
import { Button } from '../kit/button';
import { FieldProblem } from '../kit/states';
import { KeepRatingDocument } from './collaboration.operation';

/** For whoever rated an earlier version: their word is taken along only if they say so. */
export function KeepRating({ noteId, done }: { noteId: string; done: () => Promise<void> }) {
  const { t } = useTranslation('collaboration');
  const { send, loading, error } = useAnnouncedMutation(KeepRatingDocument);
  const none = CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.['code'] === 'NOT_FOUND');
  return (
    <div className="stack-small">
      <p>{t('keep.text')}</p>
      <p>
        <Button busy={loading} onClick={() => send({ noteId }, t('keep.done'), done)}>
          {t('keep.button')}
        </Button>
      </p>
      <FieldProblem problem={none ? t('keep.none') : error} />
    </div>
  );
}
