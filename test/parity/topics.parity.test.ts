import { expect, it } from 'vitest';
import { TOPICS } from '@bridgenotes/scoring';
import { describeWithData, inputOf, rowsOf } from './reference';

/** Notes of a topic are those that the model with topics has a say on and the core model has not. */
function describeTopics(set: string, now: number): void {
  describeWithData(`topics on ${set}`, set, () => {
    it('are given to the same notes as by the reference', async () => {
      const { notes } = await inputOf(set, now);
      const ours = new Map(notes.id.map((id, n) => [id, notes.outOfScope[n]!]));
      const rows = rowsOf(`${set}/reference/scored_notes.tsv.gz`).filter((row) => row.coreWithTopicsRatingStatus !== '');
      const inTopic = rows.filter((row) => row.coreRatingStatus === '');
      const different = rows.filter((row) => (row.coreRatingStatus === '') !== ours.get(row.noteId!)! > 0).map((row) => row.noteId);
      const named = rows.filter((row) => row.noteTopic !== '');
      const wrong = named.filter((row) => row.noteTopic !== TOPICS[ours.get(row.noteId!)! - 1]);
      console.log(`${set}: ${inTopic.length} notes of a topic in the reference, ${different.length} of ${rows.length} notes differ, ${wrong.length} of ${named.length} named topics differ`);
      expect(inTopic.length).toBeGreaterThan(50);
      expect(different).toEqual([]);
      expect(wrong).toEqual([]);
    });
  });
}

describeTopics('simulated-50k', 1_793_494_800_000);
describeTopics('birdwatch-2021', 1_627_862_400_000);
