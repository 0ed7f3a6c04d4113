import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { Page } from '../kit/page';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { NoteCard } from '../notes/note-card';
import { RecentNotesDocument } from './recent-notes.operation';

export function HomePage() {
  const { t } = useTranslation('home');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SearchBox />
      <RecentNotes />
    </Page>
  );
}

function SearchBox() {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const search = (form: FormData) => {
    const words = String(form.get('q')).trim();
    if (words !== '') void navigate(`/search?q=${encodeURIComponent(words)}`);
  };
  return (
    <form role="search" className="field" action={search}>
      <label htmlFor="q">{t('search')}</label>
      <div className="row">
        <input id="q" name="q" type="search" className="input search-input" placeholder={t('searchPlaceholder')} />
        <Button type="submit" look="main">
          <Icon name="search" />
          {t('searchButton')}
        </Button>
      </div>
    </form>
  );
}

function RecentNotes() {
  const { t } = useTranslation(['home', 'frame']);
  const { data, error, loading, refetch, fetchMore } = useQuery(RecentNotesDocument, { variables: { first: 20 }, notifyOnNetworkStatusChange: true });
  const notes = data?.helpfulNotes;
  const more = () =>
    void fetchMore({
      variables: { after: notes?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { helpfulNotes } }) => ({ helpfulNotes: { ...helpfulNotes, nodes: [...before.helpfulNotes.nodes, ...helpfulNotes.nodes] } }),
    });
  return (
    <section className="stack" aria-labelledby="recent" aria-busy={loading}>
      <h2 id="recent">{t('home:recent')}</h2>
      {error !== undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {notes === undefined && error === undefined && <Skeleton lines={4} size="card" />}
      {notes?.nodes.length === 0 && (
        <EmptyState title={t('home:empty')}>
          <p className="soft">{t('home:emptyText')}</p>
        </EmptyState>
      )}
      {notes?.nodes.map((note) => <NoteCard key={note.id} note={note} />)}
      {notes?.pageInfo.hasNextPage === true && (
        <p>
          <Button busy={loading} onClick={more}>
            {t('frame:more')}
          </Button>
        </p>
      )}
    </section>
  );
}
