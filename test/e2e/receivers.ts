import { createDecipheriv, createECDH, createHmac, hkdfSync, randomBytes, type ECDH } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived, with folded headers joined and the transfer encoding undone. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** A real mail server that keeps what it is given. */
export interface MailServer {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** Answers with this SMTP code instead of taking mail, until it is 0. */
  refuseWith: number;
  close(): Promise<void>;
}

export async function openMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const state = { refuseWith: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => void parts.push(part));
      stream.on('end', () => {
        if (state.refuseWith !== 0) return done(Object.assign(new Error('not now'), { responseCode: state.refuseWith }));
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), ...parsedMail(Buffer.concat(parts).toString()) });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    get refuseWith() {
      return state.refuseWith;
    },
    set refuseWith(code: number) {
      state.refuseWith = code;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function parsedMail(raw: string): Pick<ReceivedMail, 'headers' | 'body'> {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const));
  const bytes = raw.slice(end).replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return { headers, body: Buffer.from(bytes, 'latin1').toString() };
}

export interface ReceivedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A real HTTP server that keeps what it is sent, and answers with the next of `answers`, or 200. */
export interface Receiver {
  readonly url: string;
  readonly requests: ReceivedRequest[];
  readonly answers: number[];
  close(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const requests: ReceivedRequest[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      requests.push({ headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    answers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What a browser has after it subscribed: keys of its own, of which the server gets the public parts. */
export interface Browser {
  readonly p256dh: string;
  readonly auth: string;
  /** Reads a message as RFC 8291 and RFC 8188 have it. */
  open(body: Buffer): unknown;
}

export function openBrowser(): Browser {
  const keys: ECDH = createECDH('prime256v1');
  keys.generateKeys();
  const secret = randomBytes(16);
  const hkdf = (key: Buffer, salt: Buffer, info: string | Buffer, length: number) => Buffer.from(hkdfSync('sha256', key, salt, info, length));
  return {
    p256dh: keys.getPublicKey().toString('base64url'),
    auth: secret.toString('base64url'),
    open(body) {
      const salt = body.subarray(0, 16);
      const idLength = body[20]!;
      const sender = body.subarray(21, 21 + idLength);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender]);
      const material = hkdf(keys.computeSecret(sender), secret, info, 32);
      const decipher = createDecipheriv('aes-128-gcm', hkdf(material, salt, 'Content-Encoding: aes128gcm\0', 16), hkdf(material, salt, 'Content-Encoding: nonce\0', 12));
      const sealed = body.subarray(21 + idLength);
      decipher.setAuthTag(sealed.subarray(-16));
      const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString());
    },
  };
}

/** Whether a message to a webhook is signed with a secret, as its owner got it. */
export function isSignedWith(secret: string, { headers, body }: ReceivedRequest): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = `v1,${createHmac('sha256', key).update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body.toString()}`).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(expected);
}
