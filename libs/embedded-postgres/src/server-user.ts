import { spawn } from 'node:child_process';

/** The account that PostgreSQL runs under. */
export interface ServerUser {
  uid: number;
  gid: number;
  name: string;
}

/** What a finished command left behind; stdout and stderr are joined in the order they came. */
export interface CommandResult {
  /** Exit code; null when a signal ended it or it could not be started at all. */
  code: number | null;
  output: string;
}

/**
 * The environment of the server: ours without what would change PostgreSQL's behaviour behind our back
 * (PGDATA, PGPORT, …, and locale settings that may name a locale this machine does not have).
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name)));
}

/** Runs a command to its end, as another account when one is given. Never rejects. */
export function run(command: string, args: readonly string[], user?: ServerUser): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(user && { uid: user.uid, gid: user.gid }),
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ code: null, output: output + error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** The account of a name or a numeric id; undefined when this machine has no such account. */
export async function lookUpUser(nameOrId: string | number): Promise<ServerUser | undefined> {
  const [uid, gid, name] = await Promise.all(['-u', '-g', '-un'].map((flag) => run('id', [flag, '--', String(nameOrId)])));
  if (uid?.code !== 0 || gid?.code !== 0 || name?.code !== 0) return undefined;
  return { uid: Number(uid.output), gid: Number(gid.output), name: name.output.trim() };
}

/**
 * The account the server has to run as. PostgreSQL refuses to run as root, so root hands it to an account
 * that exists already; none is created. Anyone else runs it as themselves (undefined).
 * @param names accounts to try, best first
 */
export async function unprivilegedUser(names: readonly string[] = ['postgres', 'nobody']): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of names) {
    const user = await lookUpUser(name);
    if (user && user.uid !== 0) return user;
  }
  return undefined;
}
