import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite';
import { declareTypes } from './declare-types.ts';

const at = (path: string): string => resolve(import.meta.dirname, path);
// The first browsers that have constructable style sheets.
const TARGET = 'es2022';

/** The typed client as a package for Node and browsers, and beside it bridge-note.js, one script of either kind. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { tsconfigPaths: true },
  logLevel: 'warn',
  plugins: [withElementAndTypes()],
  build: {
    target: TARGET,
    outDir: at('../../dist/client'),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    lib: { entry: at('src/index.ts'), formats: ['es'], fileName: () => 'index.js' },
    rolldownOptions: { output: { chunkFileNames: '[name].js' } },
  },
});

const element = (outDir: string): InlineConfig => ({
  configFile: false,
  root: import.meta.dirname,
  resolve: { tsconfigPaths: true },
  logLevel: 'warn',
  build: {
    target: TARGET,
    outDir,
    emptyOutDir: false,
    lib: { entry: at('src/element/bridge-note.ts'), formats: ['iife'], name: 'BridgeNote', fileName: () => 'bridge-note.js' },
  },
});

function withElementAndTypes(): Plugin {
  let outDir = '';
  return {
    name: 'element-and-types',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      await build(element(outDir));
      const types = declareTypes(join(outDir, 'types'));
      const { version, license } = JSON.parse(readFileSync(at('../../package.json'), 'utf8')) as { version: string; license: string };
      const exported = { '.': { types: `./${join('types', types)}`, default: './index.js' }, './bridge-note.js': './bridge-note.js' };
      const packageJson = { name: '@bridgenotes/client', version, license, type: 'module', sideEffects: ['./bridge-note.js'], engines: { node: '>=20' }, exports: exported };
      writeFileSync(join(outDir, 'package.json'), `${JSON.stringify(packageJson, null, 2)}\n`);
    },
  };
}
