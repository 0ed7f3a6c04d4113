import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../kit/button';
import { Icon } from '../kit/icon';
import type { Standing } from './reads';

/** Why somebody may not write now, and what unlocks it. */
export function Locked({ standing }: { standing: Standing }) {
  const { t } = useTranslation('writing');
  const mine = standing.viewer.contributor?.standing;
  if (mine == null) return null;
  const { ratingImpact, writingAbility } = mine;
  const unlock = writingAbility.unlocksAt;
  const lost = writingAbility.lockedBy === 'EARNED_OUT';
  return (
    <section className="card stack write-locked" aria-labelledby="locked">
      <h2 id="locked">{t(lost ? 'locked.lost' : 'locked.title')}</h2>
      <p>{writingAbility.lockedByText}</p>
      {unlock !== null && (
        <div className="stack-small">
          <p id="impact">{t('locked.impact', { have: ratingImpact, need: unlock.ratingImpactNeeded })}</p>
          <div className="meter" role="meter" aria-labelledby="impact" aria-valuemin={Math.min(0, ratingImpact)} aria-valuemax={unlock.ratingImpactNeeded} aria-valuenow={Math.min(ratingImpact, unlock.ratingImpactNeeded)}>
            <span style={{ inlineSize: `${Math.max(0, Math.min(100, (100 * ratingImpact) / Math.max(1, unlock.ratingImpactNeeded)))}%` }} />
          </div>
          <p className="small soft">
            <Icon name="info" /> {t('locked.how')}
          </p>
        </div>
      )}
      <p className="row">
        <ButtonLink look="main" to="/rate">
          {t('locked.rate')}
        </ButtonLink>
        <ButtonLink to="/me">{t('locked.me')}</ButtonLink>
      </p>
    </section>
  );
}
