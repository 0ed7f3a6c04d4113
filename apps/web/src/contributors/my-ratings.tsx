import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../kit/button';
import { RelativeTime } from '../kit/relative-time';
import { Skeleton } from '../kit/skeleton';
import { ErrorState } from '../kit/states';
import { StatusBadge } from '../notes/status-badge';
import { MyRatingsDocument, WithdrawRatingDocument, type MyRatingsQuery } from './history.operation';

type OwnRating = MyRatingsQuery['myRatings']['nodes'][number];

/** Each rating of mine: what I said, what the note became, what it brought. */
export function MyRatings() {
  const { t } = useTranslation(['contributors', 'frame']);
  const { data, error, loading, refetch, fetchMore } = useQuery(MyRatingsDocument, { variables: { first: 30 }, notifyOnNetworkStatusChange: true });
  const ratings = data?.myRatings;
  const more = () =>
    void fetchMore({
      variables: { after: ratings?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => ({ myRatings: { ...fetchMoreResult.myRatings, nodes: [...before.myRatings.nodes, ...fetchMoreResult.myRatings.nodes] } }),
    });
  return (
    <section className="stack" aria-labelledby="my-ratings" aria-busy={loading}>
      <h2 id="my-ratings">{t('contributors:history.ratings')}</h2>
      <p className="soft">{t('contributors:history.ratingsText')}</p>
      {error !== undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {ratings === undefined && error === undefined && <Skeleton lines={2} size="card" />}
      {ratings?.nodes.length === 0 && <p className="soft">{t('contributors:history.noRatings')}</p>}
      <ul className="plain-list stack-small">
        {ratings?.nodes.map((rating) => (
          <li key={rating.note.id}>
            <RatingLine rating={rating} />
          </li>
        ))}
      </ul>
      {ratings?.pageInfo.hasNextPage === true && (
        <p>
          <Button busy={loading} onClick={more}>
            {t('frame:more')}
          </Button>
        </p>
      )}
    </section>
  );
}

function RatingLine({ rating: { note, rating, outcome, points } }: { rating: OwnRating }) {
  const { t } = useTranslation('contributors');
  const [withdraw, { loading, error }] = useMutation(WithdrawRatingDocument, { variables: { input: { noteId: note.id } }, refetchQueries: ['MyRatings'], onError: () => undefined });
  return (
    <article className="card stack-small">
      <p>
        <Link to={`/notes/${note.id}`}>{note.text ?? t('history.withoutText')}</Link>
      </p>
      <p className="row small">
        <span>{t(`levels.${rating.level}`)}</span>
        <StatusBadge status={note.status} />
        <span>{t(`outcomes.${outcome}`)}</span>
        {points !== 0 && <strong>{t('history.points', { points: points > 0 ? `+${points}` : String(points) })}</strong>}
        <span className="soft">
          <RelativeTime at={rating.ratedAt} />
        </span>
        {note.deletedAt === null && (
          <Button look="quiet" busy={loading} onClick={() => void withdraw()}>
            {t('history.withdraw')}
          </Button>
        )}
      </p>
      {error !== undefined && <ErrorState error={error} />}
    </article>
  );
}
