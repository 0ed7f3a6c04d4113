import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Button } from '../kit/button';
import { Page } from '../kit/page';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { NoteCard } from '../notes/note-card';
import { ContributorDocument, type ContributorQuery } from './contributor.operation';
import './contributors.css';
import { ProfileLine } from './profile-line';

type Found = Extract<NonNullable<ContributorQuery['node']>, { id: string }>;
const isContributor = (node: ContributorQuery['node']): node is Found => node !== null && 'alias' in node;
const contributorIn = (data: ContributorQuery | undefined): Found | null | undefined => (data === undefined ? undefined : isContributor(data.node) ? data.node : null);

/** Somebody as everybody sees them: an alias, and the notes under it. */
export function ContributorPage() {
  const { t } = useTranslation(['contributors', 'frame']);
  const { id = '' } = useParams();
  const { data, error, loading, refetch, fetchMore } = useQuery(ContributorDocument, { variables: { id, first: 20 }, notifyOnNetworkStatusChange: true });
  const contributor = contributorIn(data);
  const notes = contributor?.notes;
  const more = () =>
    void fetchMore({
      variables: { after: notes?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => {
        const [older, newer] = [contributorIn(before as ContributorQuery), contributorIn(fetchMoreResult)];
        return older == null || newer == null ? (before as ContributorQuery) : { node: { ...newer, notes: { ...newer.notes, nodes: [...older.notes.nodes, ...newer.notes.nodes] } } };
      },
    });
  return (
    <Page title={contributor?.alias ?? t('profile.title')}>
      {error !== undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {contributor === undefined && error === undefined && <Skeleton lines={3} size="card" />}
      {contributor === null && <EmptyState title={t('profile.notFound')} />}
      {contributor != null && (
        <>
          <section className="card" aria-label={t('me.profile')}>
            <ProfileLine profile={contributor} />
          </section>
          <section className="stack" aria-labelledby="notes" aria-busy={loading}>
            <h2 id="notes">{t('profile.notes')}</h2>
            {contributor.notes.nodes.length === 0 && <p className="soft">{t('profile.noNotes')}</p>}
            {contributor.notes.nodes.map((note) => (
              <NoteCard key={note.id} note={note} />
            ))}
            {notes?.pageInfo.hasNextPage === true && (
              <p>
                <Button busy={loading} onClick={more}>
                  {t('frame:more')}
                </Button>
              </p>
            )}
          </section>
        </>
      )}
    </Page>
  );
}
