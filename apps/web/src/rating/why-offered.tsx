import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../kit/relative-time';
import type { Offer } from './offers.rules';

/** Why this rater is asked about this note. */
export function WhyOffered({ offer }: { offer: Offer }) {
  const { t } = useTranslation('rating');
  return (
    <section className="stack-small" aria-labelledby="rate-why">
      <h2 id="rate-why" className="rate-heading">
        {t('whyYou')}
      </h2>
      <ul className="rate-why small">
        {offer.reasons.map((reason) => (
          <li key={reason}>{t(`reason.${reason}`)}</li>
        ))}
      </ul>
      <p className="small soft">
        {t('written')} <RelativeTime at={offer.note.createdAt} />
        {offer.expiresAt !== null && (
          <>
            {' · '}
            {t('answerBy')} <RelativeTime at={offer.expiresAt} />
          </>
        )}
      </p>
    </section>
  );
}
