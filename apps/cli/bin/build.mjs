import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SHARED_SOURCES = ['libs', 'migrations', 'vite.server.ts', 'tsconfig.base.json', 'package-lock.json'];
// What tells that a build ended, where it is no server.
const MADE = { web: 'index.html', client: 'package.json' };
const sources = (app) => (app === 'client' ? 'libs/client' : join('apps', app));
const SKIPPED = /^(node_modules|dist|fixtures)$|\.test\.tsx?$/;

/** Documented in build.d.mts. */
export async function buildIfStale(root, apps) {
  const newest = Math.max(...SHARED_SOURCES.map((path) => newestChange(join(root, path))));
  const stale = apps.filter((app) => lastBuild(root, app) < Math.max(newest, newestChange(join(root, sources(app)))));
  if (stale.length === 0) return;
  process.stderr.write(`building ${stale.join(', ')}… (once)\n`);
  for (const app of stale) await build(root, app);
}

const stamp = (root, app) => join(root, 'dist', app, '.built-from');

/** Milliseconds; the stamp carries the moment its build began, so that a change made during a build is not missed. */
function lastBuild(root, app) {
  return existsSync(join(root, 'dist', app, MADE[app] ?? 'main.js')) ? (statSync(stamp(root, app), { throwIfNoEntry: false })?.mtimeMs ?? 0) : 0;
}

/** Folders count too: deleting or renaming a file changes its folder only. */
function newestChange(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  let newest = found.mtimeMs;
  for (const name of readdirSync(path)) {
    if (!SKIPPED.test(name)) newest = Math.max(newest, newestChange(join(path, name)));
  }
  return newest;
}

async function build(root, app) {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite)) throw new Error('the packages are not installed\n  Run npm ci in the repository, then try again.');
  const began = new Date();
  const target = join(root, 'dist', app);
  const draft = `${target}.new-${randomUUID()}`;
  const { code, output } = await run(root, [vite, 'build', sources(app), '--outDir', draft, '--emptyOutDir', '--configLoader', 'runner', '--logLevel', 'warn']);
  if (code !== 0) {
    await rm(draft, { recursive: true, force: true });
    throw new Error(`${app} could not be built\n${output.trim()}`);
  }
  await writeFile(join(draft, '.built-from'), `${began.toISOString()}\n`);
  await utimes(join(draft, '.built-from'), began, began);
  await replace(target, draft);
}

/** Another process may put the same bundle in place in the same moment; theirs is as good as ours. */
async function replace(target, draft) {
  const old = `${target}.old-${randomUUID()}`;
  await rename(target, old).catch((error) => ignore(error, 'ENOENT'));
  await rename(draft, target).catch((error) => ignore(error, 'ENOTEMPTY', 'EEXIST'));
  await rm(old, { recursive: true, force: true });
  await rm(draft, { recursive: true, force: true });
}

function ignore(error, ...codes) {
  if (!codes.includes(error.code)) throw error;
}

function run(cwd, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
