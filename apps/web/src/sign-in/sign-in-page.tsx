import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSession } from '../data/session';
import { Button, ButtonLink } from '../kit/button';
import { Icon } from '../kit/icon';
import { Page } from '../kit/page';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState, FieldProblem } from '../kit/states';
import { DevelopmentLogin } from './development-login';
import { goToProvider, type Provider } from './oidc';
import { SignInOptionsDocument } from './sign-in.operation';
import { useEnter } from './use-enter';
import { wayBack } from './way-back.rules';
import './sign-in.css';

/** Signing in: at an identity provider, or by a name alone where the server was started for trying things out. */
export function SignInPage() {
  const { t } = useTranslation('signIn');
  const { token, viewer } = useSession();
  return (
    <Page title={t('title')} lead={t('lead')}>
      {token !== null && viewer?.contributor != null ? <SignedIn alias={viewer.contributor.alias} /> : <Ways />}
    </Page>
  );
}

function SignedIn({ alias }: { alias: string | null }) {
  const { t } = useTranslation(['signIn', 'frame']);
  const { signOut } = useSession();
  return (
    <EmptyState title={alias === null ? t('signedInUnnamed') : t('signedInAs', { alias })}>
      <p className="row">
        {alias === null ? (
          <ButtonLink look="main" to="/join">
            {t('frame:session.chooseAlias')}
          </ButtonLink>
        ) : (
          <ButtonLink look="main" to="/rate">
            {t('toRating')}
          </ButtonLink>
        )}
        <Button onClick={signOut}>{t('frame:nav.signOut')}</Button>
      </p>
    </EmptyState>
  );
}

function Ways() {
  const { t } = useTranslation('signIn');
  const enter = useEnter();
  const [search] = useSearchParams();
  const { data, error, refetch } = useQuery(SignInOptionsDocument);
  if (error !== undefined && data === undefined) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={2} size="card" />;
  const { providers, developmentLogin } = data.community.signIn;
  const to = wayBack(search.get('to'));
  return (
    <div className="stack">
      {providers.length > 0 && <Providers providers={providers} to={to} />}
      {developmentLogin && <DevelopmentLogin enter={({ token, expiresAt }) => void enter({ token, until: Date.parse(expiresAt), issuer: null }, to)} />}
      {providers.length === 0 && !developmentLogin && (
        <EmptyState title={t('noWay')}>
          <p className="soft">{data.community.contact === null ? t('noWayText') : t('noWayContact', { contact: data.community.contact })}</p>
        </EmptyState>
      )}
      <p className="soft small">{t('privacy')}</p>
    </div>
  );
}

function Providers({ providers, to }: { providers: readonly Provider[]; to: string }) {
  const { t } = useTranslation('signIn');
  const [going, setGoing] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const go = (provider: Provider) => {
    setGoing(provider.issuer);
    setFailure(null);
    goToProvider(provider, to).catch(() => {
      setGoing(null);
      setFailure(t('providerUnreachable', { name: provider.name }));
    });
  };
  return (
    <section className="card stack" aria-labelledby="providers">
      <h2 id="providers">{t('providers')}</h2>
      <ul className="plain-list stack-small">
        {providers.map((provider) => (
          <li key={provider.issuer}>
            <Button look="main" className="sign-in-provider" busy={going === provider.issuer} onClick={() => go(provider)}>
              {t('continueWith', { name: provider.name })}
              <Icon name="forward" />
            </Button>
          </li>
        ))}
      </ul>
      <FieldProblem problem={failure} />
    </section>
  );
}
