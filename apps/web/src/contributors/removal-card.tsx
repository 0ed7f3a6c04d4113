import { useTranslation } from 'react-i18next';
import { AppealForm } from '../joining/removal-appeal';
import { RelativeTime } from '../kit/relative-time';
import type { MeQuery } from './me.operation';

type Removal = NonNullable<MeQuery['viewer']['removal']>;

/** Why somebody was removed, and the one appeal they have. */
export function RemovalCard({ removal, reload }: { removal: Removal; reload: () => void }) {
  const { t } = useTranslation('contributors');
  const { appeal } = removal;
  return (
    <section className="card stack" aria-labelledby="removal">
      <h2 id="removal">{t('removal.title')}</h2>
      <p>
        {removal.reasonText} <RelativeTime at={removal.removedAt} />
      </p>
      <blockquote className="soft">{removal.explanation}</blockquote>
      {appeal !== null && <p className="notice">{appeal.outcome === null ? t('removal.waiting') : t('removal.answered', { answer: appeal.answer ?? '' })}</p>}
      {appeal === null && (
        <>
          <p>{t('removal.text')}</p>
          <AppealForm again={reload} />
        </>
      )}
    </section>
  );
}
