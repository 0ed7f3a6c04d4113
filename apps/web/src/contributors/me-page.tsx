import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session';
import { ButtonLink } from '../kit/button';
import { RelativeTime } from '../kit/relative-time';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState, ServerWords } from '../kit/states';
import { AbilityCard } from './ability-card';
import { Invitations } from './invitations';
import { MeFrame } from './me-frame';
import { MeDocument, type MeQuery } from './me.operation';
import { ProfileLine } from './profile-line';
import { RemovalCard } from './removal-card';

/** Who I am here, what I may do and what unlocks the rest. */
export function MePage() {
  const { t } = useTranslation('contributors');
  const { token } = useSession();
  const { data, error, refetch } = useQuery(MeDocument, { skip: token === null });
  return (
    <MeFrame title={t('me.title')}>
      {error !== undefined && data === undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === undefined && <Skeleton lines={3} size="card" />}
      {data !== undefined && <Overview data={data} reload={() => void refetch()} />}
    </MeFrame>
  );
}

function Overview({ data: { viewer, writingLimits }, reload }: { data: MeQuery; reload: () => void }) {
  const { t } = useTranslation('contributors');
  const { contributor, removal } = viewer;
  if (removal !== null) return <RemovalCard removal={removal} reload={reload} />;
  if (contributor === null || contributor.alias === null || contributor.standing === null) {
    return (
      <EmptyState title={t('me.noAlias')}>
        <p className="soft">{t('me.noAliasText')}</p>
        <p>
          <ButtonLink look="main" to="/join">
            {t('me.join')}
          </ButtonLink>
        </p>
      </EmptyState>
    );
  }
  const { standing } = contributor;
  return (
    <>
      <section className="card stack-small" aria-label={t('me.profile')}>
        <ProfileLine profile={contributor} />
        <p className="soft small">{t('me.aliasOnly')}</p>
      </section>
      <AbilityCard standing={standing} state={contributor.enrollmentState} limits={writingLimits} />
      {!viewer.hasLeft && <Invitations />}
      {standing.transitions.nodes.length > 0 && (
        <section className="stack-small" aria-labelledby="transitions">
          <h2 id="transitions">{t('me.transitions')}</h2>
          <ol className="plain-list stack-small">
            {standing.transitions.nodes.map(({ id, changedAt, text }) => (
              <li key={id} className="card">
                <ServerWords>{text}</ServerWords>
                <p className="soft small">
                  <RelativeTime at={changedAt} />
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
