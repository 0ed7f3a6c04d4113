import type { Parameters, ScoringInput } from '@bridgenotes/scoring';
import { Pool } from 'pg';
import { readSnapshot } from './snapshot';

/** What a run would score at this moment. Nothing is written. */
export async function readCurrentInput(url: string, now: Date, { topics }: Pick<Parameters, 'topics'>): Promise<ScoringInput> {
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    const client = await pool.connect();
    try {
      return (await readSnapshot(client, now, null, topics)).input;
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}
