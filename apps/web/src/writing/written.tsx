import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { light, useLight } from '../data/light';
import { useAnnounce } from '../frame/announcer';
import { ButtonLink } from '../kit/button';
import { LinkedText } from '../notes/linked-text';
import { StatusBadge } from '../notes/status-badge';
import { WrittenNoteDocument } from './writing.light.operation';

/** The note is sent: where to watch it, and its status as it changes. */
export function Written({ noteId, statementId, text }: { noteId: string; statementId: string; text: string }) {
  const { t } = useTranslation(['writing', 'notes']);
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, reload } = useLight(WrittenNoteDocument, { id: noteId });
  const note = data?.note;
  useEffect(() => heading.current?.focus(), []);
  useEffect(
    () =>
      light.onStatusChange(statementId, {
        next: (change) => {
          if (change.note.id !== noteId) return;
          announce(t('writing:written.changed', { status: t(`notes:status.${change.toStatus}`) }));
          void reload();
        },
        reconnected: () => void reload(),
      }),
    [announce, noteId, reload, statementId, t],
  );
  return (
    <section className="card stack" aria-labelledby="written">
      <h2 id="written" ref={heading} tabIndex={-1}>
        {t('writing:written.title')}
      </h2>
      <div className="write-note">
        <p className="note-text" dir="auto">
          <LinkedText text={text} />
        </p>
      </div>
      <p className="row">
        <span>{t('writing:written.status')}</span> <StatusBadge status={note?.status ?? 'NEEDS_MORE_RATINGS'} live={note?.decision?.live === true} />
      </p>
      <p>{t('writing:written.next')}</p>
      <p className="row">
        <ButtonLink look="main" to={`/notes/${noteId}`}>
          {t('writing:written.watch')}
        </ButtonLink>
        <ButtonLink to="/rate">{t('writing:written.rate')}</ButtonLink>
        <ButtonLink to="/write">{t('writing:written.another')}</ButtonLink>
      </p>
    </section>
  );
}
