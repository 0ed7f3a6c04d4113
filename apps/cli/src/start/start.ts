import type { EmbeddedPostgres } from '@bridgenotes/embedded-postgres';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildIfStale } from '../../bin/build.mjs';
import { databaseChoice } from '../config';
import { CommandError } from '../failure';
import { demoEnvironment } from '../demo/demo-environment';
import { migrate } from '../migrate/migrate';
import { repositoryRoot } from '../repository';
import { say } from '../terminal';
import { startPart } from './parts';
import { choosePort } from './ports';
import { welcomeText } from './welcome';

export interface StartOptions {
  demo?: boolean;
  /** Leaves the simulated people of the demo out: nothing happens unless somebody does it. */
  still?: boolean;
  /** How many times as fast the simulated people live. */
  pace?: number;
  /** Exactly this port; without it 4000 or the next free one. */
  port?: number;
  /** Show everything that the parts log. */
  verbose?: boolean;
}

const READY_TIMEOUT_MS = 120_000;

/** What a start has opened so far, to be closed in the opposite order. */
class Closers {
  #closers: (() => Promise<unknown>)[] = [];
  /** Set once the platform is going down: nothing new is to be opened. */
  stopping = false;

  add(close: () => Promise<unknown>): void {
    this.#closers.push(close);
  }

  async closeAll(): Promise<void> {
    this.stopping = true;
    for (let close = this.#closers.pop(); close; close = this.#closers.pop()) await close();
  }
}

/**
 * Runs the whole platform (database, migrations, api and worker) until it is asked to stop, and then stops
 * everything it started, however it ends.
 * @throws CommandError, AppError or EmbeddedPostgresError when a part cannot be started or ends by itself
 */
export async function start(options: StartOptions, environment: NodeJS.ProcessEnv): Promise<void> {
  const closers = new Closers();
  const asked = untilAskedToStop();
  let report: (error: Error) => void = () => undefined;
  const trouble = new Promise<never>((_, reject) => (report = reject));
  const up = bringUp(options, environment, closers, report);
  try {
    await Promise.race([asked, trouble, up.then(() => asked)]);
    say('\nstopping…');
  } finally {
    await closers.closeAll();
    // Asked to stop half way up: what it was doing fails now that its database is gone, or has opened one more thing.
    await up.catch(() => undefined);
    await closers.closeAll();
  }
}

/** Resolves on the first signal that asks to stop. The second one ends this process at once. */
function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    const onSignal = (): void => {
      for (const signal of signals) process.off(signal, onSignal);
      resolve();
    };
    for (const signal of signals) process.on(signal, onSignal);
  });
}

async function bringUp(options: StartOptions, environment: NodeJS.ProcessEnv, closers: Closers, report: (error: Error) => void): Promise<void> {
  const root = repositoryRoot();
  const settings = options.demo ? { ...demoEnvironment(root), ...whatIsSet(environment) } : environment;
  const choice = databaseChoice(environment);
  // The development login must not be within reach of the network.
  const host = environment.HOST || (choice.kind === 'embedded' ? '127.0.0.1' : '0.0.0.0');
  const port = await choosePort(host, options.port ?? givenPort(environment));
  await buildIfStale(root, ['api', 'worker', 'web', 'client']);

  const database = choice.kind === 'own' ? choice : await startDatabase(choice.dataDir, closers, report);
  if (closers.stopping) return;
  const ran = await migrate(database.url);
  if (ran.length > 0) say(`the schema is up to date (${ran.length} ${ran.length === 1 ? 'migration' : 'migrations'} run)`);
  if (options.demo && !closers.stopping) await (await import('../demo/fill-demo')).fillDemo(database.url, { environment: settings }, say);
  if (closers.stopping) return;

  // A run under way that is cut off leaves nothing behind; nobody wants to wait for it after Ctrl-C.
  const parts = { WORKER_SHUTDOWN_SECONDS: '3', ...settings, DATABASE_URL: database.url, HOST: host, PORT: String(port), ...(choice.kind === 'embedded' && developmentLogin(database.url)) };
  for (const name of ['api', 'worker']) {
    const part = startPart(root, name, parts, options.verbose ?? false, say);
    closers.add(() => part.stop());
    void part.ended.then((how) => report(new CommandError('PART_ENDED', `the ${name} ended by itself (${how})`, 'Its last words are above; npx bridgenotes start --verbose shows more.')));
  }
  const address = `http://${['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host}:${port}`;
  await untilHealthy(address, closers);
  if (closers.stopping) return;
  if (options.demo && !options.still) {
    const { startLife } = await import('../demo/life/start-life');
    const life = await startLife({ databaseUrl: database.url, environment: settings, pace: options.pace ?? 1 }, say);
    closers.add(() => life.stop());
  }
  say(welcomeText({ address, embedded: 'port' in database ? database : undefined, demo: options.demo ? { still: options.still ?? false } : undefined }));
}

/** An empty variable means "not set". */
const whatIsSet = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));

/** PORT as the api reads it; the api refuses one that is no port, with the reason. */
function givenPort(environment: NodeJS.ProcessEnv): number | undefined {
  const port = environment.PORT ? Number(environment.PORT) : undefined;
  if (port === undefined || (Number.isInteger(port) && port >= 0 && port < 65_536)) return port;
  throw new CommandError('INVALID_OPTION', `PORT is "${environment.PORT}"; allowed: 0 to 65535`, 'Correct the environment variable, or use --port.');
}

async function startDatabase(dataDir: string, closers: Closers, report: (error: Error) => void): Promise<EmbeddedPostgres> {
  const { EmbeddedPostgresError, startEmbeddedPostgres } = await import('@bridgenotes/embedded-postgres');
  const server = await startEmbeddedPostgres({
    dataDir,
    log: say,
    // We stop it ourselves, after those who use it.
    stopOnSignals: false,
    onLost: (message) => report(new EmbeddedPostgresError('DATABASE_NOT_ANSWERING', message, 'Start again; the data is kept.')),
  });
  closers.add(() => server.stop());
  return server;
}

/** Secrets are bound to the database, so that a login and a verified claim outlive a restart. */
function developmentLogin(databaseUrl: string): NodeJS.ProcessEnv {
  const secret = (what: string) => createHash('sha256').update(`${what} ${new URL(databaseUrl).password}`).digest('base64url');
  return { BRIDGENOTES_DEVELOPMENT_LOGIN: '1', BRIDGENOTES_DEVELOPMENT_SECRET: secret('development login'), BRIDGENOTES_CLAIMS_SECRET: process.env.BRIDGENOTES_CLAIMS_SECRET || secret('claims') };
}

async function untilHealthy(address: string, closers: Closers): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  while (!closers.stopping) {
    const healthy = await fetch(`${address}/health`, { signal: AbortSignal.timeout(5000) }).then((answer) => answer.ok, () => false);
    if (healthy) return;
    if (performance.now() > deadline) throw new CommandError('NOT_READY', `the api does not answer at ${address}/health after ${READY_TIMEOUT_MS / 1000} s`, 'npx bridgenotes start --verbose shows what it is doing.');
    await sleep(50);
  }
}
