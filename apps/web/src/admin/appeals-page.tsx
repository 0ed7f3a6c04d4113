import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { AdminFrame } from './admin-frame';
import { AppealsDocument, DecideLockAppealDocument, DecideRemovalAppealDocument, type AppealsQuery } from './appeals.operation';
import { ReasonForm } from './reason-form';

/** What waits for a decision of a moderator. */
export function AppealsPage() {
  const { t } = useTranslation('admin');
  return (
    <AdminFrame title={t('appeals.title')}>
      <Appeals />
    </AdminFrame>
  );
}

function Appeals() {
  const { t } = useTranslation('admin');
  const { data, error, refetch } = useQuery(AppealsDocument, { fetchPolicy: 'cache-and-network' });
  if (error !== undefined) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={2} size="card" />;
  const locks = data.openLockAppeals.nodes;
  const removals = data.removals.nodes;
  if (locks.length === 0 && removals.length === 0) return <EmptyState title={t('appeals.none')} />;
  return (
    <ul className="plain-list stack">
      {locks.map((appeal) => (
        <li key={appeal.id} className="card stack-small">
          <LockAppeal appeal={appeal} />
        </li>
      ))}
      {removals.map((removal) => (
        <li key={removal.id} className="card stack-small">
          <RemovalAppeal removal={removal} />
        </li>
      ))}
    </ul>
  );
}

function LockAppeal({ appeal }: { appeal: AppealsQuery['openLockAppeals']['nodes'][number] }) {
  const { t } = useTranslation('admin');
  const [decide, { loading, error }] = useMutation(DecideLockAppealDocument, { refetchQueries: ['Appeals'], onError: () => undefined });
  const send = (outcome: 'LIFTED' | 'UPHELD') => (form: FormData) => void decide({ variables: { input: { appealId: appeal.id, outcome, reason: String(form.get('text')) } } });
  return (
    <>
      <h2>
        {t('appeals.lock')} <Link to={`/contributors/${appeal.contributor.id}`}>{appeal.contributor.alias}</Link>
      </h2>
      <blockquote>{appeal.text}</blockquote>
      <div className="row">
        <ReasonForm open={t('appeals.lift')} label={t('appeals.reason')} send={t('appeals.lift')} busy={loading} error={error} onSend={send('LIFTED')} />
        <ReasonForm open={t('appeals.uphold')} label={t('appeals.reason')} send={t('appeals.uphold')} busy={loading} error={error} onSend={send('UPHELD')} />
      </div>
    </>
  );
}

function RemovalAppeal({ removal }: { removal: AppealsQuery['removals']['nodes'][number] }) {
  const { t } = useTranslation('admin');
  const [decide, { loading, error }] = useMutation(DecideRemovalAppealDocument, { refetchQueries: ['Appeals'], onError: () => undefined });
  const send = (outcome: 'OVERTURNED' | 'UPHELD') => (form: FormData) => void decide({ variables: { input: { removalId: removal.id, outcome, answer: String(form.get('text')) } } });
  return (
    <>
      <h2>
        {t('appeals.removal')} <Link to={`/contributors/${removal.contributor.id}`}>{removal.contributor.alias}</Link>
      </h2>
      <p className="soft">
        {removal.reasonText} {removal.explanation}
      </p>
      <blockquote>{removal.appeal?.text}</blockquote>
      <div className="row">
        <ReasonForm open={t('appeals.overturn')} label={t('appeals.answer')} send={t('appeals.overturn')} busy={loading} error={error} onSend={send('OVERTURNED')} />
        <ReasonForm open={t('appeals.uphold')} label={t('appeals.answer')} send={t('appeals.uphold')} busy={loading} error={error} onSend={send('UPHELD')} />
      </div>
    </>
  );
}
