import { defineConfig, type UserConfig } from 'vite';
import { resolve } from 'node:path';

/**
 * How every Node program of the house is built: one ES bundle of our own rooms, every package left outside.
 * Vite's compiler is used because it emits the decorator metadata that Nest and TypeORM read.
 * @param app folder name under apps/ · @param entries output name → source file, relative to the app
 */
export function serverBuild(app: string, entries: Record<string, string> = { main: 'src/main.ts' }): UserConfig {
  const root = resolve(import.meta.dirname, 'apps', app);
  return defineConfig({
    root,
    resolve: { tsconfigPaths: true },
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: resolve(import.meta.dirname, 'dist', app),
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, resolve(root, file)])),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
        external: (id: string) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('@bridgenotes/') && !id.startsWith('@oxc-project/') && !id.startsWith('\0'),
      },
    },
    ssr: { noExternal: [/^@bridgenotes\//, /^@oxc-project\//] },
  });
}
