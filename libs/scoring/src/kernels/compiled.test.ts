import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, 'kernels.as');

async function compile(): Promise<string> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    ['kernels.ts', '--outFile', 'kernels.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--sharedMemory', '--initialMemory', '0', '--maximumMemory', '65536', '--enable', 'threads', '--enable', 'simd'],
    {
      readFile: (name) => (name === 'kernels.ts' ? readFileSync(SOURCE, 'utf8') : null),
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || binary === undefined) throw new Error(`${error?.message}\n${stderr.toString()}`);
  return Buffer.from(binary).toString('base64');
}

describe('the compiled kernels', () => {
  it('are what their source says (npm run kernels writes it anew)', async () => {
    const lines = (await compile()).match(/.{1,110}/g) ?? [];
    const file = `/** kernels.as, compiled: \`npm run kernels\` writes this file. */\nexport const KERNELS_WASM =\n  '${lines.join("' +\n  '")}';\n`;
    await expect(file).toMatchFileSnapshot('./kernels.wasm.ts');
  });
});
