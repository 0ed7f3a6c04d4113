import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { describe, expect, it } from 'vitest';

const SOURCES = [
  { source: 'kernels.as', constant: 'KERNELS_WASM', file: 'kernels.wasm.ts' },
  { source: 'fit.as', constant: 'FIT_WASM', file: 'fit.wasm.ts' },
];

async function compile(source: string): Promise<string> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    ['kernels.ts', '--outFile', 'kernels.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--sharedMemory', '--initialMemory', '0', '--maximumMemory', '65536', '--enable', 'threads', '--enable', 'simd'],
    {
      readFile: (name) => (name === 'kernels.ts' ? readFileSync(join(import.meta.dirname, source), 'utf8') : null),
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
  it.each(SOURCES)('are what their source says (npm run kernels writes it anew): $source', async ({ source, constant, file }) => {
    const lines = (await compile(source)).match(/.{1,110}/g) ?? [];
    const text = `/** ${source}, compiled: \`npm run kernels\` writes this file. */\nexport const ${constant} =\n  '${lines.join("' +\n  '")}';\n`;
    await expect(text).toMatchFileSnapshot(`./${file}`);
  });
});
