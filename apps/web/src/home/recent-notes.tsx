import { useSubscription } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages, type ReadPages } from '../data/use-pages';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { EndlessList, type ListPosition } from '../kit/endless-list';
import { Icon } from '../kit/icon';
import { useListMemory } from '../kit/list-memory';
import { EmptyState } from '../kit/states';
import { NoteCard } from '../notes/note-card';
import type { NoteCardFragment } from '../notes/note-card.operation';
import './home.css';
import { NewlyHelpfulDocument, RecentNotesDocument } from './recent-notes.operation';

interface Kept {
  readonly read: ReadPages<NoteCardFragment>;
  readonly position: ListPosition;
}

/** Notes found helpful lately, as far back as anybody scrolls. */
export function RecentNotes() {
  const { t } = useTranslation('home');
  const memory = useListMemory<Kept>('recent');
  const { pages, endCursor, hasNextPage, loading, error, more, restart } = usePages(RecentNotesDocument, { first: 50 }, ({ helpfulNotes }) => helpfulNotes, memory.before?.read);
  const empty = pages[0]?.length === 0;
  return (
    <section className="stack" aria-labelledby="recent">
      <h2 id="recent">{t('recent')}</h2>
      <NewNotes restart={restart} />
      {empty ? (
        <EmptyState title={t('empty')}>
          <p className="soft">{t('emptyText')}</p>
        </EmptyState>
      ) : (
        <EndlessList
          label={t('recent')}
          {...{ pages, hasNextPage, loading, error, more }}
          estimate={250}
          keyOf={({ id }) => id}
          before={memory.before?.position}
          leave={(position) => memory.keep({ read: { pages, endCursor, hasNextPage }, position })}
        >
          {(note, place, size) => <NoteCard note={note} place={place} size={size} />}
        </EndlessList>
      )}
    </section>
  );
}

/** How many notes were found helpful since, to be shown when the reader likes, and not before. */
function NewNotes({ restart }: { restart: () => Promise<void> }) {
  const { t } = useTranslation('home');
  const announce = useAnnounce();
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useSubscription(NewlyHelpfulDocument, {
    onData({ data }) {
      const change = data.data?.noteStatusChanged;
      if (change?.toStatus === 'CURRENTLY_RATED_HELPFUL') setFresh((before) => new Set([...before, change.note.id]));
    },
  });
  useEffect(() => {
    if (fresh.size > 0) announce(t('fresh', { count: fresh.size }));
  }, [announce, fresh.size, t]);
  if (fresh.size === 0) return null;
  const show = async () => {
    await restart();
    setFresh(new Set());
    scrollTo(0, 0);
  };
  return (
    <div className="home-fresh">
      <Button look="main" onClick={() => void show()}>
        <Icon name="bell" />
        {t('fresh', { count: fresh.size })}
      </Button>
    </div>
  );
}
