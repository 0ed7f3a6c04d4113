import { CombinedGraphQLErrors } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { KeepRatingDocument } from './collaboration.operation';

/** For whoever rated an earlier version: their word is taken along only if they say so. */
export function KeepRating({ noteId, done }: { noteId: string; done: () => Promise<void> }) {
  const { t } = useTranslation('collaboration');
  const announce = useAnnounce();
  const [keep, { loading, error }] = useMutation(KeepRatingDocument);
  const kept = async () => {
    announce(t('keep.done'));
    await done();
  };
  const none = CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.['code'] === 'NOT_FOUND');
  return (
    <div className="stack-small">
      <p>{t('keep.text')}</p>
      <p>
        <Button busy={loading} onClick={() => void keep({ variables: { input: { noteId } } }).then(kept, () => undefined)}>
          {t('keep.button')}
        </Button>
      </p>
      {error !== undefined && (
        <p className="field-error" role="alert">
          {none ? t('keep.none') : error.message}
        </p>
      )}
    </div>
  );
}
