import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CORE_PARAMETERS, newHistoryRow, parametersOfJson, type NoteStatus, type ScoringInput } from '@bridgenotes/scoring';
import { Random } from '@bridgenotes/simulation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runTraining } from './run-training';

const START = Date.UTC(2026, 5, 1);
const HOUR = 3_600_000;
const RATERS = 30;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bridgenotes-training-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Notes that stay helpful get HELPFUL ratings only; those that flip, two thirds of that, and others none. */
function community(notes: number): ScoringInput {
  const random = new Random(3);
  const ids = Array.from({ length: notes }, (_, n) => String(1000 + n));
  const kind = (n: number): 0 | 1 | 2 => (n % 3) as 0 | 1 | 2;
  const level = ids.flatMap((_, n) => Array.from({ length: RATERS }, () => (random.chance([0.97, 0.67, 0.03][kind(n)]!) ? 2 : 0)));
  const statusOf = (n: number): NoteStatus => (kind(n) === 0 ? 'CURRENTLY_RATED_HELPFUL' : kind(n) === 1 ? 'NEEDS_MORE_RATINGS' : 'CURRENTLY_RATED_NOT_HELPFUL');
  const at = (n: number): number => START + n * HOUR;
  return {
    now: START + 90 * 24 * HOUR,
    notes: { count: notes, id: ids, authorId: ids.map((id) => `author of ${id}`), createdAtMillis: Float64Array.from(ids, (_, n) => at(n)), misleading: new Uint8Array(notes).fill(1), outOfScope: new Uint8Array(notes) },
    raters: { count: RATERS, id: Array.from({ length: RATERS }, (_, u) => `rater ${u}`), modelingGroup: new Int8Array(RATERS).fill(-1) },
    ratings: {
      count: level.length,
      note: Uint32Array.from(level, (_, i) => Math.floor(i / RATERS)),
      rater: Uint32Array.from(level, (_, i) => i % RATERS),
      createdAtMillis: Float64Array.from(level, (_, i) => at(Math.floor(i / RATERS)) + random.uniform() * 2 * HOUR),
      level: Uint8Array.from(level),
      tags: new Uint32Array(level.length),
      populationSampled: new Uint8Array(level.length),
    },
    history: ids.map((id, n) => ({
      ...newHistoryRow(id, `author of ${id}`, at(n)),
      firstNonNMRStatus: kind(n) === 2 ? 'CURRENTLY_RATED_NOT_HELPFUL' : 'CURRENTLY_RATED_HELPFUL',
      timestampMillisOfFirstNonNMRStatus: at(n) + 3 * HOUR,
      currentStatus: statusOf(n),
      lockedStatus: statusOf(n),
    })),
  };
}

const train = (notes: number, parameters?: string) => runTraining({ read: () => Promise.resolve(community(notes)), parameters, out: join(folder, 'out.json'), onProgress: () => undefined });

describe('bridgenotes train-confidence', () => {
  it('writes a file of parameters with the model, and tells how good it is', async () => {
    const mine = join(folder, 'mine.json');
    await writeFile(mine, '{ "lockAge": 7 }');
    const outcome = await train(180, mine);
    const text = await readFile(join(folder, 'out.json'), 'utf8');
    const parameters = parametersOfJson(text);
    expect(parameters).toEqual({ ...CORE_PARAMETERS, lockAge: 7, confidence: parameters.confidence });
    expect(parameters.confidence).toMatchObject({ trainedOn: outcome.trainedOn, trainedAt: outcome.trainedAt });
    expect(outcome.keeps).toMatchObject({ notes: 120, trainedOn: 96, yes: 48 });
    expect(outcome.keeps.heldOut!.areaUnderCurve).toBeGreaterThan(0.9);
    expect(outcome.becomes.heldOut!.areaUnderCurve).toBeGreaterThan(0.9);
    expect((await train(180, mine)).digest).toBe(outcome.digest);
  });

  it('writes nothing where there is too little history, or a file of parameters is wrong', async () => {
    await expect(train(30)).rejects.toMatchObject({ code: 'TOO_LITTLE_HISTORY' });
    const wrong = join(folder, 'wrong.json');
    await writeFile(wrong, '{ "lockAge": "long" }');
    await expect(train(180, wrong)).rejects.toMatchObject({ code: 'INVALID_PARAMETERS' });
    await expect(train(180, join(folder, 'none.json'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    await expect(readFile(join(folder, 'out.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
