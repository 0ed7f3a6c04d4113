import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session';
import { useAnnouncedMutation } from '../frame/announced-mutation';
import { Button } from '../kit/button';
import { ErrorState } from '../kit/states';
import { ratingStanding } from '../rating/may-rate.rules';
import { DeleteNoteDocument, type CollaborativeNoteFragment } from './collaboration.operation';

/** For the author of a note: the way to take it back, which asks once more. */
export function OwnNote({ note, refetch }: { note: CollaborativeNoteFragment; refetch: () => Promise<void> }) {
  const { t } = useTranslation('collaboration');
  const { token, viewer } = useSession();
  const [asked, setAsked] = useState(false);
  const { send, loading, error } = useAnnouncedMutation(DeleteNoteDocument);
  if (note.deletedAt !== null || ratingStanding(token !== null, viewer, note.author.id) !== 'ownNote') return null;
  const deleted = async () => {
    await refetch();
    document.querySelector('h1')?.focus();
  };
  return (
    <section className="stack why-part" aria-labelledby="own">
      <h2 id="own">{t('own.title')}</h2>
      <p>{t('own.text')}</p>
      <p className="row">
        {asked ? (
          <>
            <Button look="danger" busy={loading} onClick={() => send({ noteId: note.id }, t('own.deleted'), deleted)}>
              {t('own.sure')}
            </Button>
            <Button onClick={() => setAsked(false)}>{t('own.keep')}</Button>
          </>
        ) : (
          <Button onClick={() => setAsked(true)}>{t('own.delete')}</Button>
        )}
      </p>
      {error !== undefined && <ErrorState error={error} />}
    </section>
  );
}
