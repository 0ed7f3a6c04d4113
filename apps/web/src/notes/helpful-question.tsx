import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useSession } from '../data/session';
import { useAnnounce } from '../frame/announcer';
import { Button, ButtonLink } from '../kit/button';
import { isNetwork } from '../kit/states';
import { ratingStanding, type RatingStanding } from './may-rate.rules';
import { LEVELS, OFFERED_REASONS, withLevel, withReasonToggled } from './rating-tags.rules';
import { useQuickRating, type MyRating } from './use-quick-rating';
import './rating.css';

interface RatedNote {
  readonly id: string;
  readonly author: { readonly id: string };
  readonly viewerRating: MyRating | null;
}

/** "Do you find this helpful?" for who may say so; for others the way there. */
export function HelpfulQuestion({ note, heading: Heading = 'h3' }: { note: RatedNote; heading?: 'h2' | 'h3' }) {
  const { t } = useTranslation(['notes', 'frame']);
  const { token, viewer } = useSession();
  const standing = ratingStanding(token !== null, viewer, note.author.id);
  const title = useId();
  return (
    <div role="group" className="rating" aria-labelledby={title}>
      <Heading id={title} className="rating-question">
        {t('rating.question')}
      </Heading>
      {standing === 'may' || standing === 'asking' ? <Answers note={note} ready={standing === 'may'} /> : <WhyNot standing={standing} />}
    </div>
  );
}

function Answers({ note, ready }: { note: RatedNote; ready: boolean }) {
  const { t } = useTranslation(['notes', 'frame']);
  const announce = useAnnounce();
  const { rating, saved, error, change } = useQuickRating(note.id, note.viewerRating);
  useEffect(() => {
    if (saved) announce(rating === null ? t('rating.takenBack') : t('rating.saved'));
  }, [announce, rating, saved, t]);
  const problem = error === undefined ? undefined : isNetwork(error) ? t('frame:error.network') : error.message;
  return (
    <>
      <div className="rating-levels">
        {LEVELS.map((level) => (
          <Button key={level} className="rating-level" aria-pressed={rating?.level === level} disabled={!ready} onClick={() => change(withLevel(rating, level))}>
            {t(`rating.${level}`)}
          </Button>
        ))}
      </div>
      {rating !== null && (
        <>
          <fieldset className="rating-reasons">
            <legend className="small soft">{t('rating.why')}</legend>
            {OFFERED_REASONS[rating.level].map((reason) => (
              <label key={reason} className="rating-reason">
                <input type="checkbox" checked={rating.tags.includes(reason)} onChange={() => change(withReasonToggled(rating, reason))} />
                <span>{t(`tags.${reason}`)}</span>
              </label>
            ))}
          </fieldset>
          <p className="row row-apart small">
            <span className="soft">{saved ? t('rating.saved') : t('rating.yours')}</span>
            <Button look="quiet" onClick={() => change(null)}>
              {t('rating.takeBack')}
            </Button>
          </p>
        </>
      )}
      {problem !== undefined && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function WhyNot({ standing }: { standing: Exclude<RatingStanding, 'may' | 'asking'> }) {
  const { t } = useTranslation(['notes', 'frame']);
  const { pathname, search } = useLocation();
  return (
    <p className="row row-apart">
      <span className="soft">{t(`rating.standing.${standing}`)}</span>
      {standing === 'signIn' && <ButtonLink to={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>{t('rating.signIn')}</ButtonLink>}
      {standing === 'chooseAlias' && <ButtonLink to="/join">{t('rating.chooseAlias')}</ButtonLink>}
    </p>
  );
}
