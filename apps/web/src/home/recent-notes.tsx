import { useSubscription } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
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
import { afterStatus, without } from './fresh.rules';
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
  const heading = useRef<HTMLHeadingElement>(null);
  const empty = pages[0]?.length === 0;
  /** The button that was pressed is gone: reading goes on where the list begins. */
  const toTheTop = () => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <section className="stack" aria-labelledby="recent">
      <h2 id="recent" ref={heading} tabIndex={-1}>
        {t('recent')}
      </h2>
      <NewNotes restart={restart} shown={toTheTop} />
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
function NewNotes({ restart, shown }: { restart: () => Promise<boolean>; shown: () => void }) {
  const { t } = useTranslation('home');
  const announce = useAnnounce();
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [state, setState] = useState<'waiting' | 'busy' | 'failed'>('waiting');
  useSubscription(NewlyHelpfulDocument, {
    onData({ data }) {
      const change = data.data?.noteStatusChanged;
      if (change !== undefined) setFresh((before) => afterStatus(before, change.note.id, change.toStatus));
    },
  });
  useEffect(() => {
    if (fresh.size > 0) announce(t('fresh', { count: fresh.size }));
  }, [announce, fresh.size, t]);
  if (fresh.size === 0) return null;
  const show = async () => {
    setState('busy');
    const there = await restart();
    setState(there ? 'waiting' : 'failed');
    if (!there) return announce(t('freshFailed'));
    // What came while the list was read is still to be shown.
    setFresh((now) => without(now, fresh));
    shown();
    announce(t('freshShown'));
  };
  return (
    <div className="home-fresh">
      <Button look="main" busy={state === 'busy'} onClick={() => void show()}>
        <Icon name={state === 'failed' ? 'warning' : 'bell'} />
        {state === 'failed' ? t('freshFailed') : t('fresh', { count: fresh.size })}
      </Button>
    </div>
  );
}
