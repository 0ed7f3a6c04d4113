import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../data/session';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { Skeleton } from '../kit/skeleton';
import { ratingStanding } from '../rating/may-rate.rules';
import { SuggestImprovement } from '../rating/suggest-improvement';
import type { CollaborativeNoteFragment } from './collaboration.operation';
import { KeepRating } from './keep-rating';
import { Suggestions } from './suggestions';
import { VersionList } from './version-list';

// It brings the whole desk of a writer.
const ReviseForm = lazy(async () => ({ default: (await import('./revise-form')).ReviseForm }));

/** A note that is written together: how it came to its words, what raters would change, and its next version. */
export function Together({ note, refetch }: { note: CollaborativeNoteFragment; refetch: () => Promise<void> }) {
  const { t } = useTranslation('collaboration');
  const { token, viewer } = useSession();
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  const [revising, setRevising] = useState(false);
  const { versions, suggestions, credits } = note;
  if (!note.isCollaborativeNote && versions.length === 0 && suggestions.length === 0) return null;
  const stands = note.deletedAt === null && note.isCollaborativeNote;
  const standing = ratingStanding(token !== null, viewer, note.author.id);
  const isAuthor = standing === 'ownNote';
  /** What was pressed is gone: reading goes on with what became of it. */
  const done = async () => {
    await refetch();
    setRevising(false);
    heading.current?.focus();
  };
  const suggested = async () => {
    await done();
    announce(t('suggestions.sent'));
  };
  return (
    <section className="stack why-part" aria-labelledby="together">
      <header className="stack-small">
        <h2 id="together" ref={heading} tabIndex={-1}>
          {t('title')}
        </h2>
        <p className="soft">{t('lead')}</p>
      </header>
      {credits.length > 0 && (
        <p>
          {t('credits')}{' '}
          {credits.map(({ id, alias }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <Link to={`/contributors/${id}`}>{alias}</Link>
            </span>
          ))}
        </p>
      )}
      {versions.length > 0 && <VersionList versions={versions} />}
      {suggestions.length > 0 && <Suggestions suggestions={suggestions} isAuthor={isAuthor} stands={stands} done={done} />}
      {stands && isAuthor && (
        <>
          <p>
            <Button aria-expanded={revising} onClick={() => setRevising(!revising)}>
              {t('revise.open')}
            </Button>
          </p>
          {revising && (
            <Suspense fallback={<Skeleton lines={4} size="card" />}>
              <ReviseForm note={note} done={done} />
            </Suspense>
          )}
        </>
      )}
      {stands && standing === 'may' && note.viewerRating === null && versions.some(({ ratingsStand, version }) => version > 1 && !ratingsStand) && <KeepRating noteId={note.id} done={done} />}
      {stands && standing === 'may' && !suggestions.some(({ state }) => state === 'OPEN') && <Suggest note={note} sent={() => void suggested()} />}
    </section>
  );
}

/** Whoever suggests something has rated the note, as it is. */
function Suggest({ note, sent }: { note: CollaborativeNoteFragment; sent: () => void }) {
  const { t } = useTranslation('collaboration');
  if (note.viewerRating === null) return <p className="soft">{t('rateFirst')}</p>;
  return (
    <div className="card">
      <SuggestImprovement noteId={note.id} sent={sent} />
    </div>
  );
}
