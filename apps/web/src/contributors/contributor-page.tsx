import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useCachedPages } from '../data/use-cached-pages';
import { More } from '../kit/more';
import { Page } from '../kit/page';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { NoteCard } from '../notes/note-card';
import { ContributorDocument, type ContributorQuery } from './contributor.operation';
import './contributors.css';
import { ProfileLine } from './profile-line';

type Found = Extract<NonNullable<ContributorQuery['node']>, { id: string }>;
const isContributor = (node: ContributorQuery['node']): node is Found => node !== null && 'alias' in node;
const contributorIn = ({ node }: ContributorQuery): Found | null => (isContributor(node) ? node : null);

/** Somebody as everybody sees them: an alias, and the notes under it. */
export function ContributorPage() {
  const { t } = useTranslation(['contributors', 'frame']);
  const { id = '' } = useParams();
  const notes = useCachedPages(ContributorDocument, { id, first: 20 }, (data) => contributorIn(data)?.notes ?? null);
  const { data, rows, error } = notes;
  const contributor = data === undefined ? undefined : contributorIn(data);
  return (
    <Page title={contributor?.alias ?? t('profile.title')}>
      {error !== undefined && <ErrorState error={error} retry={notes.retry} />}
      {contributor === undefined && error === undefined && <Skeleton lines={3} size="card" />}
      {contributor === null && <EmptyState title={t('profile.notFound')} />}
      {contributor != null && (
        <>
          <section className="card" aria-label={t('me.profile')}>
            <ProfileLine profile={contributor} />
          </section>
          <section className="stack" aria-labelledby="notes" aria-busy={notes.loading}>
            <h2 id="notes">{t('profile.notes')}</h2>
            {rows?.length === 0 && <p className="soft">{t('profile.noNotes')}</p>}
            {rows?.map((note) => (
              <NoteCard key={note.id} note={note} />
            ))}
            <More list={notes} />
          </section>
        </>
      )}
    </Page>
  );
}
