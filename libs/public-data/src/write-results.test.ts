import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CORE_PARAMETERS, score } from '@bridgenotes/scoring';
import { describe, expect, it } from 'vitest';
import { readRows, readTables, toScoringInput, writeResults } from './index';
import { NOTE, RATING, table, withFolder } from './testing/folder';

const NOW = 1_750_000_000_000;
const MISLEADING = { ...NOTE, classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', createdAtMillis: String(NOW - 3_600_000) };

/** Forty notes that everybody finds good or bad, by thirty raters: enough for the model to place them. */
function community(): Record<string, string> {
  const notes = Array.from({ length: 40 }, (_, n) => ({ ...MISLEADING, noteId: String(100 + n), tweetId: String(n + 1), noteAuthorParticipantId: `A${n}` }));
  const ratings = notes.flatMap(({ noteId }, n) =>
    Array.from({ length: 30 }, (_, r) => ({
      ...RATING,
      noteId,
      raterParticipantId: `R${String(r).padStart(2, '0')}`,
      createdAtMillis: String(NOW - 1_800_000 + r),
      helpfulnessLevel: (n + (r % 7 === n % 7 ? 1 : 0)) % 2 === 0 ? 'HELPFUL' : 'NOT_HELPFUL',
    })),
  );
  return {
    'notes.tsv': table('notes', notes),
    'ratings.tsv': table('ratings', ratings),
    'noteStatusHistory.tsv': table('noteStatusHistory', []),
    'userEnrollment.tsv': table('userEnrollment', [{ participantId: 'R00', enrollmentState: 'atRisk', modelingGroup: '13.0', timestampOfLastEarnOut: '1' }]),
  };
}

/** Rows of a result by the value of their first column. */
async function rowsOf(path: string): Promise<Map<string, Record<string, string>>> {
  const [header = '', ...lines] = (await readFile(path, 'utf8')).replace(/\n$/, '').split('\n');
  const names = header.split('\t');
  return new Map(lines.map((text) => text.split('\t')).map((cells) => [cells[0] ?? '', Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))]));
}

describe('writeResults', () => {
  it('writes what the run said, in columns that the next run and the reference read', async () => {
    await withFolder(community(), async (folder) => {
      const tables = await readTables(folder);
      const output = score(toScoringInput(tables, NOW).input, CORE_PARAMETERS);
      const files = await writeResults(folder, output, tables, { parameters: CORE_PARAMETERS, now: NOW });
      expect(files.map((file) => file.rows)).toEqual([40, output.raters.length, 40]);

      const notes = await rowsOf(join(folder, 'scored_notes.tsv'));
      for (const note of output.notes) {
        const row = notes.get(note.id);
        expect(row).toMatchObject({
          finalRatingStatus: note.finalStatus,
          coreRatingStatus: note.coreStatus ?? '',
          coreActiveRules: note.coreRules.join(','),
          decidedBy: note.decidedBy,
          numRatings: '30',
          classification: MISLEADING.classification,
          createdAtMillis: MISLEADING.createdAtMillis,
          timestampMillisOfCurrentStatus: `${NOW}.0`,
          expansionRatingStatus: note.further.expansion!.coreStatus,
          expansionNoteIntercept: String(note.further.expansion!.intercept),
          topicRatingStatus: '',
        });
        expect(Number(row?.coreNoteIntercept)).toBe(note.intercept);
        expect(Number(row?.coreNoteFactor1)).toBe(note.factor);
      }

      const raters = await rowsOf(join(folder, 'helpfulness_scores.tsv'));
      // at risk before, without a recent note that is not helpful now
      expect(raters.get('R00')).toMatchObject({ enrollmentState: '0', timestampOfLastStateChange: String(NOW), modelingGroup: '13.0', timestampOfLastEarnOut: '1.0', aggregateRatingReceivedTotal: '' });
      expect(raters.get('A0')).toMatchObject({ enrollmentState: '', aggregateRatingReceivedTotal: '30', coreRaterIntercept: '' });
      for (const rater of output.raters) {
        const row = raters.get(rater.id);
        expect(row?.coreRaterIntercept).toBe(rater.intercept === null ? '' : String(rater.intercept));
        expect(Number(row?.successfulRatingTotal)).toBe(rater.successfulRatingHelpfulCount + rater.successfulRatingNotHelpfulCount);
      }

      const history = [];
      for await (const batch of readRows(folder, 'noteStatusHistory', { files: { noteStatusHistory: join(folder, 'note_status_history.tsv') } })) {
        expect(batch.rejected).toEqual([]);
        history.push(...batch.rows.map(({ row }) => row));
      }
      expect(history).toEqual([...output.history]);
    });
  });

  it('dates what changed for people by the run, also where it left notes as they were', async () => {
    await withFolder(community(), async (folder) => {
      const tables = await readTables(folder);
      const output = score(toScoringInput(tables, NOW).input, CORE_PARAMETERS);
      const history = Array.from(output.history, (row) => ({ ...row, timestampMillisOfCurrentStatus: NOW - 86_400_000 }));
      await writeResults(folder, { ...output, history }, tables, { parameters: CORE_PARAMETERS, now: NOW });
      expect((await rowsOf(join(folder, 'helpfulness_scores.tsv'))).get('R00')).toMatchObject({ enrollmentState: '0', timestampOfLastStateChange: String(NOW) });
    });
  });
});
