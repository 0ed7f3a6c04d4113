import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { readTables } from '@bridgenotes/public-data';
import { dataSet } from './support/data';
import { costOf, median } from './support/measure';
import { printLines } from './support/print';

// Reading ratings from an uncompressed table into columns, beside a reader that splits lines, and reading alone.
const TIMES = 5;

/** The table without its compression, made as long as several of it. */
async function plainTable(folder: string, copies: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(join(folder, 'ratings-00000.tsv.gz')).pipe(createGunzip())) chunks.push(chunk as Buffer);
  const whole = Buffer.concat(chunks);
  const body = whole.indexOf(10) + 1;
  return Buffer.concat([whole, ...Array.from({ length: copies - 1 }, () => whole.subarray(body))]);
}

/** What one would write first: lines, split at tabs, ids in maps. */
async function splitLines(file: string): Promise<number> {
  const [notes, raters] = [new Map<string, number>(), new Map<string, number>()];
  const rows: number[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const cells = line.split('\t');
    const place = (map: Map<string, number>, id: string): number => map.get(id) ?? (map.set(id, map.size), map.size - 1);
    let tags = 0;
    for (let bit = 0; bit < 22; bit += 1) if (cells[9 + bit] === '1') tags |= 1 << bit;
    rows.push(place(notes, cells[0] ?? ''), place(raters, cells[1] ?? ''), Number(cells[2]), cells[8] === 'HELPFUL' ? 2 : 0, tags);
  }
  return rows.length;
}

async function readOnly(file: string): Promise<number> {
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) bytes += (chunk as Buffer).length;
  return bytes;
}

const folder = dataSet('simulated-50k');
if (folder !== null) {
  const work = await mkdtemp(join(tmpdir(), 'bridgenotes-bench-'));
  try {
    const table = await plainTable(folder, 8);
    const file = join(work, 'ratings-00000.tsv');
    await writeFile(file, table);
    const costs = { ours: [] as number[], lines: [] as number[], raw: [] as number[], others: [] as number[] };
    const empty = join(work, 'empty.tsv');
    await writeFile(empty, table.subarray(0, table.indexOf(10) + 1));
    for (let turn = 0; turn < TIMES; turn += 1) {
      costs.ours.push((await costOf(() => readTables(folder, { files: { ratings: file } }))).wall);
      costs.others.push((await costOf(() => readTables(folder, { files: { ratings: empty } }))).wall);
      costs.lines.push((await costOf(() => splitLines(file))).wall);
      costs.raw.push((await costOf(() => readOnly(file))).wall);
    }
    // the other three tables are small, but not nothing
    const seconds = median(costs.ours.map((wall, i) => wall - (costs.others[i] ?? 0)));
    const speed = (time: number): number => table.length / 1e6 / time;
    const milliseconds = (time: number): number => (time * 1000) / (table.length / 1e6);
    printLines([
      { what: 'ratings table, per MB', measured: milliseconds(seconds), unit: 'ms', baseline: { what: 'lines split', value: milliseconds(median(costs.lines)) }, limit: { what: 'reading the file alone', value: milliseconds(median(costs.raw)) } },
      { what: 'ratings table', measured: speed(seconds), unit: 'MB/s' },
      { what: '  lines split at tabs', measured: speed(median(costs.lines)), unit: 'MB/s' },
      { what: '  reading the file alone', measured: speed(median(costs.raw)), unit: 'MB/s' },
    ]);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
