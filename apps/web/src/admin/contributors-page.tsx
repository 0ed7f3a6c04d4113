import { useMutation } from '@apollo/client/react';
import type { RemovalReason, Role } from '@bridgenotes/api-contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCachedPages } from '../data/use-cached-pages';
import { useSession } from '../data/session';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { More } from '../kit/more';
import { RelativeTime } from '../kit/relative-time';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { AdminFrame } from './admin-frame';
import { AdminContributorsDocument, ReinstateContributorDocument, RemoveContributorDocument, SetRoleDocument, type PersonFragment } from './contributors.operation';
import { ReasonForm } from './reason-form';

const ROLES: readonly Role[] = ['READER', 'CONTRIBUTOR', 'MODERATOR', 'ADMIN'];
const REASONS: readonly RemovalReason[] = ['ABUSE', 'ELIGIBILITY', 'IMPERSONATION', 'MANIPULATION', 'SEVERAL_ACCOUNTS', 'SPAM', 'UNLAWFUL_CONTENT', 'OTHER_RULE'];

/** Everybody here, to be found, given a role, removed or taken back. */
export function ContributorsPage() {
  const { t } = useTranslation('admin');
  return (
    <AdminFrame title={t('people.title')}>
      <People />
    </AdminFrame>
  );
}

function People() {
  const { t } = useTranslation(['admin', 'frame']);
  const [filter, setFilter] = useState<{ search: string | null; role: Role | null; state: 'removed' | null }>({ search: null, role: null, state: null });
  const people = useCachedPages(AdminContributorsDocument, { first: 25, ...filter }, ({ contributors }) => contributors, { keepPrevious: true });
  const { rows, error } = people;
  const find = (form: FormData) => {
    const text = String(form.get('search')).trim();
    setFilter({ search: text === '' ? null : text, role: (String(form.get('role')) || null) as Role | null, state: form.get('removed') === null ? null : 'removed' });
  };
  return (
    <>
      <form role="search" className="row" onSubmit={onSubmit(find)}>
        <label className="field">
          <span>{t('admin:people.search')}</span>
          <input name="search" type="search" className="input" />
        </label>
        <label className="field">
          <span>{t('admin:people.role')}</span>
          <select name="role" className="input">
            <option value="">{t('admin:people.anyRole')}</option>
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`admin:roles.${role}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="row">
          <input name="removed" type="checkbox" /> {t('admin:people.removedOnly')}
        </label>
        <Button type="submit" look="main">
          {t('admin:people.find')}
        </Button>
      </form>
      {error !== undefined && <ErrorState error={error} retry={people.retry} />}
      {rows === undefined && error === undefined && <Skeleton lines={4} size="card" />}
      {rows?.length === 0 && <EmptyState title={t('admin:people.none')} />}
      <ul className="plain-list stack" aria-busy={people.loading}>
        {rows?.map((person) => (
          <li key={person.id} className="card stack-small">
            <Person person={person} />
          </li>
        ))}
      </ul>
      <More list={people} />
    </>
  );
}

function Person({ person }: { person: PersonFragment }) {
  const { t } = useTranslation('admin');
  const { viewer } = useSession();
  const [setRole, role] = useMutation(SetRoleDocument, { onError: () => undefined });
  const [remove, removing] = useMutation(RemoveContributorDocument, { refetchQueries: ['AdminContributors'], onError: () => undefined });
  const [reinstate, reinstating] = useMutation(ReinstateContributorDocument, { refetchQueries: ['AdminContributors'], onError: () => undefined });
  const name = person.alias ?? t('people.unnamed');
  const removed = person.enrollmentState === 'removed';
  const sendRemoval = (form: FormData) => void remove({ variables: { input: { contributorId: person.id, reason: String(form.get('reason')) as RemovalReason, explanation: String(form.get('text')) } } });
  return (
    <>
      <h2>
        <Link to={`/contributors/${person.id}`}>{name}</Link>
      </h2>
      <p className="soft small">
        <code>{person.participantId}</code> · {t(`states.${person.enrollmentState}`)} · {t('people.joined')} <RelativeTime at={person.joinedAt} />
      </p>
      <div className="row">
        {viewer?.role === 'ADMIN' && person.role !== null && (
          <label className="row">
            <span>{t('people.role')}</span>
            <select className="input person-role" aria-label={t('people.roleOf', { name })} value={person.role} onChange={({ target }) => void setRole({ variables: { input: { contributorId: person.id, role: target.value as Role } } })}>
              {ROLES.map((each) => (
                <option key={each} value={each}>
                  {t(`roles.${each}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        {removed ? (
          <Button busy={reinstating.loading} onClick={() => void reinstate({ variables: { input: { contributorId: person.id } } })}>
            {t('people.reinstate')}
          </Button>
        ) : (
          <ReasonForm open={t('people.remove')} label={t('people.explanation')} send={t('people.removeNow')} danger busy={removing.loading} error={removing.error} onSend={sendRemoval}>
            <label className="field">
              <span>{t('people.reason')}</span>
              <select name="reason" className="input">
                {REASONS.map((reason) => (
                  <option key={reason} value={reason}>
                    {t(`reasons.${reason}`)}
                  </option>
                ))}
              </select>
            </label>
          </ReasonForm>
        )}
      </div>
      {role.error !== undefined && <ErrorState error={role.error} />}
      {reinstating.error !== undefined && <ErrorState error={reinstating.error} />}
    </>
  );
}
