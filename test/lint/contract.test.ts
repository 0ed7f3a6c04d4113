import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Printed {
  path: string;
  text: string;
}

const root = join(import.meta.dirname, '../..');

describe('the typed documents of the clients', () => {
  it('are those of the schema and the operations as they are', async () => {
    const { contract } = (await import(join(root, 'tools/contract.mjs'))) as { contract(): Promise<Printed[]> };
    for (const { path, text } of await contract()) {
      const committed = await readFile(join(root, path), 'utf8').catch(() => 'nothing');
      expect(committed, `${path} differs: run npm run contract`).toBe(text);
    }
  });
});
