import type { User, UserManager } from 'oidc-client-ts';
import { light } from '../data/light';
import { PROVIDER_PREFIX } from './login-store';
import { ProvidersDocument, type ProvidersQuery } from './providers.light.operation';
import type { Entered } from './use-enter';

export type Provider = ProvidersQuery['community']['signIn']['providers'][number];

/** What is asked at a provider, and comes back with its answer. */
interface AskedAt {
  readonly issuer: string;
  readonly to: string;
}
const ASKED_KEY = `${PROVIDER_PREFIX}asked`;

// The library is loaded when somebody signs in, or a login of theirs is renewed; nobody else needs it.
async function managerOf(provider: Provider): Promise<UserManager> {
  const { UserManager, WebStorageStateStore } = await import('oidc-client-ts');
  return new UserManager({
    authority: provider.issuer,
    client_id: provider.clientId,
    redirect_uri: `${location.origin}/sign-in/callback`,
    response_type: 'code',
    scope: provider.scopes.join(' '),
    ...(provider.audience !== null && { extraQueryParams: { audience: provider.audience } }),
    automaticSilentRenew: false,
    loadUserInfo: false,
    // A login is begun and ended in one window; what came of it is there for all of them.
    stateStore: new WebStorageStateStore({ store: sessionStorage, prefix: PROVIDER_PREFIX }),
    userStore: new WebStorageStateStore({ store: localStorage, prefix: PROVIDER_PREFIX }),
  });
}

/** Goes to the provider, which sends back to /sign-in/callback. @param to where to go after that */
export async function goToProvider(provider: Provider, to: string): Promise<void> {
  sessionStorage.setItem(ASKED_KEY, JSON.stringify({ issuer: provider.issuer, to } satisfies AskedAt));
  await (await managerOf(provider)).signinRedirect();
}

/** Takes what the provider sent back. @throws Error with the provider's words when it refused, or when nobody asked it */
export async function comeBack(address: string): Promise<Entered & { readonly to: string }> {
  const { issuer, to } = JSON.parse(sessionStorage.getItem(ASKED_KEY) ?? '{}') as Partial<AskedAt>;
  const provider = await providerOf(issuer);
  const user = await (await managerOf(provider)).signinRedirectCallback(address);
  return { ...loginOf(provider, user), to: to ?? '/' };
}

/** A new token for a login whose provider gave a means to renew it; null where it cannot be renewed any more. */
export async function renew(issuer: string): Promise<Entered | null> {
  const provider = await providerOf(issuer);
  const manager = await managerOf(provider);
  if ((await manager.getUser())?.refresh_token === undefined) return null;
  const user = await manager.signinSilent();
  return user === null ? null : loginOf(provider, user);
}

async function providerOf(issuer: string | undefined): Promise<Provider> {
  const { community } = await light.request(ProvidersDocument, {});
  const provider = community.signIn.providers.find((one) => one.issuer === issuer);
  if (provider === undefined) throw new Error('no login was begun in this window');
  return provider;
}

function loginOf(provider: Provider, user: User): Entered {
  const token = provider.token === 'ID_TOKEN' ? user.id_token : user.access_token;
  if (token === undefined) throw new Error(`${provider.name} gave no id token`);
  const ends = provider.token === 'ID_TOKEN' ? user.profile.exp : user.expires_at;
  return { token, until: (ends ?? 0) * 1000, issuer: user.refresh_token === undefined ? null : provider.issuer };
}
