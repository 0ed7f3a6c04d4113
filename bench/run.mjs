// `npm run bench` measures; `npm run bench -- NAME …` runs the named programs of this folder.
// Programs are built first, as they ship, and each runs in a process of its own, so that memory is its own as well.
// `--build` does nothing more than that, so that a program that no longer builds is found out before it is needed.
import { spawn } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** Takes minutes or much memory: runs only when asked for by name. */
const ON_REQUEST = new Set(['disagreement', 'fit-100m', 'tables-100m', 'everything-206m', 'confidence', 'needed', 'web']);

const root = resolve(import.meta.dirname, '..');
const names = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3)).sort();
const asked = process.argv.slice(2).filter((argument) => argument !== '--build');
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`error UNKNOWN_BENCH: there is no ${unknown.join(', ')}; there are ${names.join(', ')}`);
  process.exit(1);
}
const chosen = asked.length > 0 ? asked : names.filter((name) => !ON_REQUEST.has(name));

const outDir = join(root, 'dist/bench');
await build({
  configFile: false,
  root: import.meta.dirname,
  resolve: { tsconfigPaths: true },
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(names.map((name) => [name, join(import.meta.dirname, `${name}.ts`)])),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: [/^@bridgenotes\//] },
});

if (process.argv.includes('--build')) process.exit(0);

const run = (name) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [join(outDir, `${name}.js`)], { cwd: root, stdio: 'inherit' });
    child.on('close', (code) => done(code ?? 1));
  });

let failed = 0;
for (const name of chosen) {
  console.log(`\n── ${name}`);
  if ((await run(name)) !== 0) failed += 1;
}
const left = names.filter((name) => !chosen.includes(name));
if (asked.length === 0 && left.length > 0) console.log(`\nOn request: npm run bench -- ${left.join(' ')}`);
await rm(join(outDir, 'tmp'), { recursive: true, force: true });
process.exit(failed === 0 ? 0 : 1);
