import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, 'ratings.as');

async function compile(): Promise<string> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    ['ratings.ts', '--outFile', 'ratings.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--initialMemory', '0', '--enable', 'simd'],
    {
      readFile: (name) => (name === 'ratings.ts' ? readFileSync(SOURCE, 'utf8') : null),
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || binary === undefined) throw new Error(`${error?.message}\n${stderr.toString()}`);
  return Buffer.from(binary).toString('base64');
}

describe('the compiled reader of ratings', () => {
  it('is what its source says (npm run kernels writes it anew)', async () => {
    const lines = (await compile()).match(/.{1,110}/g) ?? [];
    const file = `/** ratings.as, compiled: \`npm run kernels\` writes this file. */\nexport const RATINGS_WASM =\n  '${lines.join("' +\n  '")}';\n`;
    await expect(file).toMatchFileSnapshot('./ratings.wasm.ts');
  });
});
