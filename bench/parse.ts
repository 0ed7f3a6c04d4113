import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PlainRatings, RATING_COLUMNS, ratingKernel, readTables, type RatingKernel } from '@bridgenotes/public-data';
import { costOf, median } from './support/measure';
import { printLines } from './support/print';
import { makeWorld } from './support/world';
import { writeWorld } from './support/world-tables';

// Reading a million ratings from an uncompressed table into columns: by the kernel, by its twin in TypeScript, by the
// general parser of all tables, by splitting lines, and reading the file alone. Megabytes for each second of processor.
const TIMES = 3;
const RATINGS = 1_000_000;

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

/** Understands no row, so that all go the way of other tables. */
class Nothing extends PlainRatings {
  override read(_bytes: Buffer, next: number): ReturnType<PlainRatings['read']> {
    return { rows: 0, next };
  }
}

const folder = await mkdtemp(join(tmpdir(), 'bridgenotes-bench-'));
try {
  writeWorld(folder, makeWorld(RATINGS));
  const file = join(folder, 'ratings-00000.tsv');
  const megabytes = (await stat(file)).size / 1e6;
  // the other three tables are small, but not nothing
  const empty = join(folder, 'empty.tsv');
  await writeFile(empty, `${RATING_COLUMNS.join('\t')}\n`);
  const ways: Record<string, () => Promise<unknown>> = {
    kernel: () => readBy(ratingKernel()),
    twin: () => readBy(new PlainRatings()),
    general: () => readBy(new Nothing()),
    lines: () => splitLines(file),
    raw: () => readOnly(file),
    others: () => readTables(folder, { files: { ratings: empty } }),
  };
  const readBy = (kernel: RatingKernel): Promise<unknown> => readTables(folder, {}, kernel);
  const costs = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]));
  for (let turn = 0; turn < TIMES; turn += 1) {
    for (const [way, run] of Object.entries(ways)) costs.get(way)?.push((await costOf(run)).cpu);
  }
  const seconds = (way: string): number => median(costs.get(way) ?? []);
  const speed = (way: string): number => megabytes / (seconds(way) - (way === 'lines' || way === 'raw' ? 0 : seconds('others')));
  const milliseconds = (way: string): number => 1000 / speed(way);
  printLines([
    { what: 'ratings table, a MB', measured: milliseconds('kernel'), unit: 'CPU-ms', baseline: { what: 'lines split', value: milliseconds('lines') }, limit: { what: 'reading the file alone', value: milliseconds('raw') } },
    { what: 'by the kernel', measured: speed('kernel'), unit: 'MB/s' },
    { what: '  its twin in TypeScript', measured: speed('twin'), unit: 'MB/s' },
    { what: '  the general parser', measured: speed('general'), unit: 'MB/s' },
    { what: '  lines split at tabs', measured: speed('lines'), unit: 'MB/s' },
    { what: '  reading the file alone', measured: speed('raw'), unit: 'MB/s' },
  ]);
} finally {
  await rm(folder, { recursive: true, force: true });
}
