import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../kit/button';
import type { Offer } from './offers.rules';
import { aboutOf, type Verdict } from './pending.rules';
import { SuggestImprovement } from './suggest-improvement';

/** A note that was rated a moment ago. */
export interface Rated {
  readonly offer: Offer;
  readonly verdict: Verdict;
}

/** What one has rated since the page was opened, the latest first, to look at again, change or take back. */
export function RatedList({ rated, onChange, onWithdraw }: { rated: readonly Rated[]; onChange: (one: Rated) => void; onWithdraw: (one: Rated) => void }) {
  const { t } = useTranslation('rating');
  if (rated.length === 0) return null;
  return (
    <details className="card rate-rated">
      <summary>{t('rated.title', { count: rated.length })}</summary>
      <ul className="plain-list stack">
        {rated.map((one) => {
          const about = aboutOf(one.offer.note);
          return (
            <li key={one.offer.note.id} className="stack-small">
              <p>
                <Link to={`/notes/${one.offer.note.id}`}>{about}</Link> <span className="badge">{t(`level.${one.verdict.level}`)}</span>
              </p>
              <p className="row">
                <Button aria-label={t('rated.changeOf', { about })} onClick={() => onChange(one)}>
                  {t('rated.change')}
                </Button>
                <Button aria-label={t('rated.withdrawOf', { about })} onClick={() => onWithdraw(one)}>
                  {t('rated.withdraw')}
                </Button>
              </p>
              {one.offer.note.isCollaborativeNote && <SuggestImprovement noteId={one.offer.note.id} />}
            </li>
          );
        })}
      </ul>
      <p className="small soft">
        <Link to="/me/history">{t('rated.all')}</Link>
      </p>
    </details>
  );
}
