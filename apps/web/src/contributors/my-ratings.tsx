import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCachedPages } from '../data/use-cached-pages';
import { Button } from '../kit/button';
import { More } from '../kit/more';
import { RelativeTime } from '../kit/relative-time';
import { Skeleton } from '../kit/skeleton';
import { ErrorState } from '../kit/states';
import { StatusBadge } from '../notes/status-badge';
import { MyRatingsDocument, WithdrawRatingDocument, type MyRatingsQuery } from './history.operation';

type OwnRating = MyRatingsQuery['myRatings']['nodes'][number];

/** Each rating of mine: what I said, what the note became, what it brought. */
export function MyRatings() {
  const { t } = useTranslation(['contributors', 'frame']);
  const ratings = useCachedPages(MyRatingsDocument, { first: 30 }, ({ myRatings }) => myRatings);
  const { rows, error } = ratings;
  return (
    <section className="stack" aria-labelledby="my-ratings" aria-busy={ratings.loading}>
      <h2 id="my-ratings">{t('contributors:history.ratings')}</h2>
      <p className="soft">{t('contributors:history.ratingsText')}</p>
      {error !== undefined && <ErrorState error={error} retry={ratings.retry} />}
      {rows === undefined && error === undefined && <Skeleton lines={2} size="card" />}
      {rows?.length === 0 && <p className="soft">{t('contributors:history.noRatings')}</p>}
      <ul className="plain-list stack-small">
        {rows?.map((rating) => (
          <li key={rating.note.id}>
            <RatingLine rating={rating} />
          </li>
        ))}
      </ul>
      <More list={ratings} />
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
