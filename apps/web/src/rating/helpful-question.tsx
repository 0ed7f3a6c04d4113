import { lazy, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useSession } from '../data/session';
import { ButtonLink } from '../kit/button';
import './helpful-question.css';
import { LevelButtons } from './level-buttons';
import { ratingStanding, type RatingStanding } from './may-rate.rules';
import type { RatedNote } from './rated-note';

/** What takes an answer: most readers never need it. */
export const loadQuickAnswer = () => import('./quick-answer');
const QuickAnswer = lazy(async () => ({ default: (await loadQuickAnswer()).QuickAnswer }));

/** "Do you find this helpful?" for who may say so; for others the way there. */
export function HelpfulQuestion({ note, statement, heading: Heading = 'h3' }: RatedNote & { heading?: 'h2' | 'h3' }) {
  const { t } = useTranslation('notes');
  const { token, viewer } = useSession();
  const standing = ratingStanding(token !== null, viewer, note.author.id);
  const raterId = viewer?.contributor?.id;
  const title = useId();
  return (
    <div role="group" className="rating" aria-labelledby={title}>
      <Heading id={title} className="rating-question">
        {t('rating.question')}
      </Heading>
      {standing === 'asking' && <LevelButtons chosen={note.viewerRating?.level ?? null} />}
      {standing === 'may' && raterId !== undefined && (
        <Suspense fallback={<LevelButtons chosen={note.viewerRating?.level ?? null} />}>
          <QuickAnswer key={raterId} raterId={raterId} note={note} statement={statement} />
        </Suspense>
      )}
      {standing !== 'asking' && standing !== 'may' && <WhyNot standing={standing} />}
    </div>
  );
}

function WhyNot({ standing }: { standing: Exclude<RatingStanding, 'may' | 'asking'> }) {
  const { t } = useTranslation('notes');
  const { pathname, search } = useLocation();
  return (
    <p className="row row-apart">
      <span className="soft">{t(`rating.standing.${standing}`)}</span>
      {standing === 'signIn' && <ButtonLink to={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>{t('rating.signIn')}</ButtonLink>}
      {standing === 'chooseAlias' && <ButtonLink to="/join">{t('rating.chooseAlias')}</ButtonLink>}
    </p>
  );
}
