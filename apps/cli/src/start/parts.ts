import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { followLines } from './log-lines';

/** A process of the platform: the api or the worker. */
export interface Part {
  name: string;
  /** Resolves when it ends, with how: `exit code 1`, `signal SIGKILL`, or why it could not be started. */
  ended: Promise<string>;
  /** Asks it to end, and after half a minute makes it end. */
  stop(): Promise<void>;
}

const STOP_TIMEOUT_MS = 30_000;

/**
 * Starts a built program. It runs in a process group of its own, so that Ctrl-C reaches only us and we decide
 * who stops first; should we be killed, it notices by the closed channel and ends too.
 */
export function startPart(root: string, name: string, environment: NodeJS.ProcessEnv, verbose: boolean, write: (line: string) => void): Part {
  const watcher = pathToFileURL(join(root, 'apps/cli/bin/stop-with-parent.mjs')).href;
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', watcher, join(root, 'dist', name, 'main.js')], {
    cwd: root,
    env: environment,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) if (stream) followLines(stream, name, verbose, write);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  return { name, ended, stop: () => stopChild(child, ended) };
}

async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const patience = new AbortController();
  const late = sleep(STOP_TIMEOUT_MS, 'late' as const, { signal: patience.signal }).catch(() => 'ended' as const);
  if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
  await ended;
  patience.abort();
}
