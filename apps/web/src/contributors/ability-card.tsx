import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session';
import { Button, ButtonLink } from '../kit/button';
import { onSubmit } from '../kit/form';
import { Icon } from '../kit/icon';
import { Meter } from '../kit/meter';
import { RelativeTime } from '../kit/relative-time';
import { ErrorState } from '../kit/states';
import { AcknowledgeEarnOutDocument, AppealLockDocument, type MeQuery } from './me.operation';
import { progressOf } from './progress.rules';

type Standing = NonNullable<NonNullable<MeQuery['viewer']['contributor']>['standing']>;
type State = NonNullable<MeQuery['viewer']['contributor']>['enrollmentState'];

/** What is locked, what unlocks it and how far that is; for who may write, what they have left today and what would lock it. */
export function AbilityCard({ standing, state, limits }: { standing: Standing; state: State; limits: MeQuery['writingLimits'] }) {
  const { t } = useTranslation('contributors');
  const ability = standing.writingAbility;
  return (
    <section className="card stack" aria-labelledby="ability">
      <h2 id="ability" className="ability-title">
        <Icon name={ability.mayWrite ? 'pen' : 'clock'} />
        {ability.mayWrite ? t('ability.mayWrite') : t('ability.locked')}
      </h2>
      {ability.lockedByText !== null && <p>{ability.lockedByText}</p>}
      {ability.whileFounding && <p>{t('ability.founding')}</p>}
      {ability.unlocksAt !== null && (
        <Meter label={t('ability.progress', { impact: standing.ratingImpact, needed: ability.unlocksAt.ratingImpactNeeded })} share={progressOf(standing.ratingImpact, ability.unlocksAt.ratingImpactNeeded)}>
          <p className="soft small">{t('ability.missing', { count: ability.unlocksAt.missing })}</p>
        </Meter>
      )}
      <dl className="figures">
        <Figure name={t('ability.ratingImpact')} value={standing.ratingImpact} hint={t('ability.ratingImpactHint')} />
        <Figure name={t('ability.writingImpact')} value={standing.writingImpact} hint={t('ability.writingImpactHint')} />
        {ability.mayWrite && <Figure name={t('ability.today')} value={Math.max(0, limits.perDay - limits.used)} hint={t('ability.todayHint', { perDay: limits.perDay })} />}
      </dl>
      {limits.resetsAt !== null && ability.mayWrite && (
        <p className="soft small">
          {t('ability.nextNote')} <RelativeTime at={limits.resetsAt} />
        </p>
      )}
      {ability.calmAfterHelpfulNotes !== null && <p className="notice">{t('ability.atRisk', { count: ability.calmAfterHelpfulNotes })}</p>}
      {ability.wouldLock !== null && <p className="soft small">{t('ability.wouldLock', { count: ability.wouldLock.notHelpfulNotes })}</p>}
      {state === 'earnedOutNoAcknowledge' && <Acknowledge />}
      {ability.lockedBy === 'EARNED_OUT' && <LockAppealPart appeal={standing.appeal} />}
      <p className="row">
        <ButtonLink to="/rate" look={ability.mayWrite ? 'plain' : 'main'}>
          {t('ability.rate')}
        </ButtonLink>
        {ability.mayWrite && (
          <ButtonLink to="/write" look="main">
            {t('ability.write')}
          </ButtonLink>
        )}
      </p>
    </section>
  );
}

function Figure({ name, value, hint }: { name: string; value: number; hint: string }) {
  const { i18n } = useTranslation();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{new Intl.NumberFormat(i18n.language).format(value)}</strong>
        <span className="soft small">{hint}</span>
      </dd>
    </div>
  );
}

/** Whoever lost writing says that they have seen it; from then on rating earns it back. */
function Acknowledge() {
  const { t } = useTranslation('contributors');
  const { refresh } = useSession();
  const [acknowledge, { loading, error }] = useMutation(AcknowledgeEarnOutDocument, { variables: { input: { understood: true } }, refetchQueries: ['Me'], onCompleted: () => void refresh() });
  return (
    <div className="notice stack-small">
      <p>{t('ability.acknowledgeText')}</p>
      {error !== undefined && <ErrorState error={error} />}
      <p>
        <Button look="main" busy={loading} onClick={() => void acknowledge()}>
          {t('ability.acknowledge')}
        </Button>
      </p>
    </div>
  );
}

function LockAppealPart({ appeal }: { appeal: Standing['appeal'] }) {
  const { t } = useTranslation('contributors');
  const [open, setOpen] = useState(false);
  const [send, { loading, error }] = useMutation(AppealLockDocument, { refetchQueries: ['Me'], onCompleted: () => setOpen(false), onError: () => undefined });
  if (appeal?.state === 'OPEN') return <p className="notice">{t('appeal.OPEN')}</p>;
  return (
    <div className="stack-small">
      {appeal !== null && (
        <p className="notice">
          {t(`appeal.${appeal.state}`)} {appeal.reason}
        </p>
      )}
      {!open && (
        <p>
          <Button look="quiet" onClick={() => setOpen(true)}>
            {t('appeal.open')}
          </Button>
        </p>
      )}
      {open && (
        <form className="field" onSubmit={onSubmit((form) => void send({ variables: { input: { text: String(form.get('text')) } } }))}>
          <label htmlFor="appeal-text">{t('appeal.text')}</label>
          <textarea id="appeal-text" name="text" className="input" rows={4} required maxLength={2000} />
          {error !== undefined && <ErrorState error={error} />}
          <p>
            <Button type="submit" look="main" busy={loading}>
              {t('appeal.send')}
            </Button>
          </p>
        </form>
      )}
    </div>
  );
}
