import { useMutation, useQuery } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { ErrorState } from '../kit/states';
import { CreateInvitationDocument, InvitationsDocument, RevokeInvitationDocument, type InvitationLineFragment } from './invitations.operation';

/** Letting others in, one code a person; shown where the community takes invitations. */
export function Invitations() {
  const { t } = useTranslation('contributors');
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data } = useQuery(InvitationsDocument);
  const [create, { data: made, loading, error }] = useMutation(CreateInvitationDocument, { refetchQueries: ['Invitations'], onError: () => undefined });
  if (data === undefined || !data.community.signIn.policies.includes('INVITATION')) return null;
  const invitations = data.myInvitations.nodes;
  /** The button that was pressed is gone. */
  const revoked = () => {
    heading.current?.focus();
    announce(t('invitations.takenBack'));
  };
  return (
    <section className="card stack" aria-labelledby="invitations">
      <div className="stack-small">
        <h2 id="invitations" ref={heading} tabIndex={-1}>
          {t('invitations.title')}
        </h2>
        <p className="soft">{t('invitations.text')}</p>
      </div>
      <div role="status" className="invitations-made">
        {made != null && <Code key={made.createInvitation.code} code={made.createInvitation.code} />}
      </div>
      {error !== undefined && <ErrorState error={error} />}
      <p>
        <Button busy={loading} onClick={() => void create({ variables: { input: {} } })}>
          {t('invitations.make')}
        </Button>
      </p>
      {invitations.length > 0 && (
        <ul className="plain-list invitations-list" aria-label={t('invitations.list')}>
          {invitations.map((invitation) => (
            <InvitationLine key={invitation.id} invitation={invitation} revoked={revoked} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What is to be given to somebody; the server keeps no copy of it. */
function Code({ code }: { code: string }) {
  const { t } = useTranslation('contributors');
  const [copied, setCopied] = useState(false);
  return (
    <div className="notice stack-small">
      <p>{t('invitations.onlyNow')}</p>
      <p>
        <code className="invitations-code">{code}</code>
      </p>
      <p>
        <Button onClick={() => void navigator.clipboard.writeText(code).then(() => setCopied(true))}>
          <Icon name={copied ? 'check' : 'link'} />
          {t(copied ? 'invitations.copied' : 'invitations.copy')}
        </Button>
      </p>
    </div>
  );
}

function InvitationLine({ invitation: { id, state, createdAt, expiresAt }, revoked }: { invitation: InvitationLineFragment; revoked: () => void }) {
  const { t, i18n } = useTranslation('contributors');
  const [revoke, { loading, error }] = useMutation(RevokeInvitationDocument, { onCompleted: revoked, onError: () => undefined });
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className="stack-small invitations-line">
      <div className="row row-apart">
        <p className="row">
          <span className={state === 'OPEN' ? 'badge badge-waiting' : state === 'USED' ? 'badge badge-helpful' : 'badge'}>{t(`invitations.state.${state}`)}</span>
          <span className="small soft">{t(state === 'OPEN' ? 'invitations.until' : 'invitations.madeAt', { at: date.format(new Date(state === 'OPEN' ? expiresAt : createdAt)) })}</span>
        </p>
        {state === 'OPEN' && (
          <Button look="quiet" busy={loading} onClick={() => void revoke({ variables: { input: { id } } })}>
            {t('invitations.takeBack')}
          </Button>
        )}
      </div>
      {error !== undefined && <ErrorState error={error} />}
    </li>
  );
}
