// Everything that a commit must pass, in one command: `npm test`.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const work = await mkdtemp(join(tmpdir(), 'bridgenotes-check-'));
const report = join(work, 'vitest.json');
// Nx without its daemon: nothing is left running, and its graph is always today's.
const env = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: process.stdout.isTTY ? '1' : '0' };

const steps = [
  ['lint', 'npx', ['nx', 'run', 'workspace:lint']],
  ['types', 'npm', ['run', '--silent', 'typecheck']],
  ['build', 'npx', ['nx', 'run-many', '--target=build', '--outputStyle=stream', '--parallel=2']],
  // Unit, service, end-to-end and parity tests; the printed schema and the database's drift are among them.
  // Browser journeys have a command of their own, npm run test:web: they need an installed Chromium, and minutes.
  ['tests', 'npx', ['vitest', 'run', '--project=unit', '--project=services', '--project=e2e', '--project=parity', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]],
];

const run = (command, args) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('close', (code, signal) => resolve(signal === null ? code : 1));
  });

let failed = 0;
for (const [name, command, args] of steps) {
  const started = performance.now();
  console.log(`\n── ${name}`);
  const code = await run(command, args);
  if (code !== 0) failed += 1;
  console.log(`── ${name} ${code === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

const tests = await readFile(report, 'utf8').then(JSON.parse, () => null);
await rm(work, { recursive: true, force: true });
const passed = tests?.numPassedTests ?? 0;
const testsFailed = tests?.numFailedTests ?? 0;
const skipped = (tests?.numPendingTests ?? 0) + (tests?.numTodoTests ?? 0);
console.log(`\n${steps.length - failed} of ${steps.length} steps passed.`);
console.log(`tests: ${passed} passed, ${Math.max(testsFailed, failed)} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
