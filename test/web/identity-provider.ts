import { Provider } from 'oidc-provider';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface IdentityProvider {
  readonly issuer: string;
  stop(): Promise<void>;
}
export const WEB_CLIENT_ID = 'bridgenotes-web';
/** Short, so that a test sees a login renewed. */
export const ID_TOKEN_SECONDS = 20;

/** A real OpenID Connect provider on this machine, which asks for any name and lets people in. */
export async function startIdentityProvider(site: string): Promise<IdentityProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: WEB_CLIENT_ID, redirect_uris: [`${site}/sign-in/callback`], grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'], token_endpoint_auth_method: 'none' }],
    clientBasedCORS: (_context, origin) => origin === site,
    issueRefreshToken: () => true,
    ttl: { IdToken: ID_TOKEN_SECONDS },
    cookies: { keys: ['of a provider for tests'] },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
