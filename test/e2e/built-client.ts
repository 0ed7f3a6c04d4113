import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** What `npm run build` makes of libs/client, in a folder of its own. */
export async function buildClient(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'bridgenotes-client-'));
  await build({ configFile: resolve(import.meta.dirname, '../../libs/client/vite.config.ts'), configLoader: 'runner', build: { outDir: folder } });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
