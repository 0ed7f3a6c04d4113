import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Key {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

/** A real identity provider as far as tokens go: discovery and keys over HTTP on this machine. */
export class LocalIssuer {
  readonly url: string;
  /** What the server answers instead, when set. */
  answer: { status: number; body: string } | null = null;
  /** What discovery says of its issuer; the true one when null. */
  claimedIssuer: string | null = null;
  fetchesOfKeys = 0;
  #key!: Key;
  #published: JWK[] = [];

  private constructor(private readonly server: Server) {
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(): Promise<LocalIssuer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = new LocalIssuer(server);
    server.on('request', (request, response) => {
      const isKeys = request.url === '/keys';
      if (isKeys) issuer.fetchesOfKeys += 1;
      const documents: Record<string, unknown> = {
        '/keys': { keys: issuer.#published },
        '/.well-known/openid-configuration': { issuer: issuer.claimedIssuer ?? issuer.url, jwks_uri: `${issuer.url}/keys` },
      };
      const document = documents[request.url ?? ''];
      const { status, body } = issuer.answer ?? { status: document === undefined ? 404 : 200, body: JSON.stringify(document ?? {}) };
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    await issuer.rotate();
    return issuer;
  }

  /** Signs with a new key from now on, and publishes it alone. */
  async rotate(algorithm = 'ES256'): Promise<void> {
    const kid = randomUUID();
    const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
    this.#key = { kid, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' } };
    this.#published = [this.#key.jwk];
  }

  /** A token with these claims, all of which may be left out, signed with the present key. */
  async token(claims: JWTPayload, header: { typ?: string } = { typ: 'JWT' }): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: this.#key.jwk.alg!, kid: this.#key.kid, ...header }).sign(this.#key.privateKey);
  }

  /** The attack of RFC 8725, section 2.1: a MAC made with the public key, which everybody has. */
  async tokenSignedWithPublicKey(claims: JWTPayload): Promise<string> {
    const secret = new TextEncoder().encode(await exportSPKI(this.#key.publicKey));
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: this.#key.kid }).sign(secret);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
