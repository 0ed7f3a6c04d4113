import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CORE_PARAMETERS, score } from '@bridgenotes/scoring';
import { objectiveOf, placeAmong, roundOf, type GivenParameters } from './objective';
import { compare, describeWithData, figures, inputOf, pathOf, rowsOf, type Row } from './reference';

/** Pairs of intercept and factor by id, of rows that have them. */
function parametersBy(rows: Row[], id: string, intercept: string, factor: string): GivenParameters['raters'] {
  return new Map(rows.filter((row) => row[intercept] !== '').map((row) => [row[id]!, [Number(row[intercept]), Number(row[factor])]]));
}

/** X stops where its loss hardly moves any more; the optimum is where ours ends. Both sides are told to stand on the same ratings. */
function describeObjective(set: string, now: number): void {
  describeWithData(`the objective on ${set}`, set, () => {
    it('is lower at our optimum than at the reference, in both rounds of the core model', async () => {
      const input = await inputOf(set, now);
      const { firstRound, secondRound } = score(input, CORE_PARAMETERS).summary;
      const people = rowsOf(`${set}/reference/helpfulness_scores.tsv.gz`);
      const first = parametersBy(people, 'raterParticipantId', 'coreFirstRoundRaterIntercept', 'coreFirstRoundRaterFactor1');
      const second = parametersBy(people, 'raterParticipantId', 'coreRaterIntercept', 'coreRaterFactor1');
      // of the first round the reference tells only raters that count at last; the others may stand where they fit best
      for (const [name, ours, raters, takes] of [['first', firstRound!, first, () => true], ['second', secondRound!, second, (id: string) => second.has(id)]] as const) {
        const round = roundOf(input, takes);
        expect([round.note.length, round.notes.length, round.raters.length]).toEqual([ours.ratings, ours.notes, ours.raters]);
        const reference = objectiveOf(round, { raters });
        console.log(`${set} ${name} round: ${ours.loss.toFixed(7)} here, ${reference.toFixed(7)} with the reference's raters and all else at its best (+${(reference - ours.loss).toExponential(1)})`);
        expect(ours.loss).toBeLessThan(reference);
        // so near that both are the same valley
        expect(reference - ours.loss).toBeLessThan(1e-4);
      }
    });
  });
}

describeObjective('simulated-50k', 1_793_494_800_000);
describeObjective('birdwatch-2021', 1_627_862_400_000);

describeWithData('the objective with all of the reference’s parameters', 'simulated-50k', () => {
  it('is higher still, and that of the reference to the last digit it knows', async () => {
    const input = await inputOf('simulated-50k', 1_793_494_800_000);
    const raters = parametersBy(rowsOf('simulated-50k/reference/core_prescoring_raters.tsv.gz'), 'raterParticipantId', 'internalRaterIntercept', 'internalRaterFactor1');
    const notes = parametersBy(rowsOf('simulated-50k/reference/core_prescoring_notes.tsv.gz'), 'noteId', 'internalNoteIntercept', 'internalNoteFactor1');
    const mu = muOfSimulated();
    const round = roundOf(input, (id) => raters.has(id));
    const [all, best] = [objectiveOf(round, { raters, notes, mu }), objectiveOf(round, { raters })];
    const ours = score(input, CORE_PARAMETERS).summary.secondRound!.loss;
    console.log(`simulated-50k second round: ${ours.toFixed(7)} here, ${best.toFixed(7)} with the reference's raters, ${all.toFixed(7)} with all its parameters`);
    expect(best).toBeLessThan(all);
    expect(ours).toBeLessThan(best);
  });
});

/** What is left when both sides go by the reference's raters: where its last training stopped. */
function describePlacing(set: string, now: number, notesFile: string, mu: () => number | null): void {
  describeWithData(`notes among the reference's own raters on ${set}`, set, () => {
    it('stand where the reference puts them', async () => {
      const input = await inputOf(set, now);
      const people = rowsOf(`${set}/reference/helpfulness_scores.tsv.gz`);
      const raters = parametersBy(people, 'raterParticipantId', 'coreRaterIntercept', 'coreRaterFactor1');
      const notes = parametersBy(rowsOf(`${set}/reference/${notesFile}.tsv.gz`), 'noteId', 'coreNoteIntercept', 'coreNoteFactor1');
      const { ratings, notes: count } = score(input, CORE_PARAMETERS).summary.secondRound!;
      const placed = placeAmong(input, raters, ratings / count, mu(), new Map([...notes].map(([id, [intercept]]) => [id, intercept])));
      const both = [...notes].filter(([id]) => placed.has(id));
      const intercepts = compare(both.map(([id, [intercept]]) => [placed.get(id)![0], intercept]));
      const factors = compare(both.map(([id, [, factor]]) => [placed.get(id)![1], factor]));
      console.log(figures(`${set} intercepts among the reference's raters`, intercepts));
      console.log(figures(`${set} factors among the reference's raters`, factors));
      expect(both.length).toBe(notes.size);
      expect(intercepts.meanDifference).toBeLessThan(0.0006);
      expect(intercepts.largestDifference).toBeLessThan(0.003);
      expect(factors.meanDifference).toBeLessThan(0.0006);
      expect(factors.largestDifference).toBeLessThan(0.005);
    });
  });
}

const muOfSimulated = (): number => (JSON.parse(readFileSync(pathOf('simulated-50k/reference/core_meta.json'), 'utf8')) as { globalIntercept: number }).globalIntercept;
describePlacing('simulated-50k', 1_793_494_800_000, 'core_final_notes', muOfSimulated);
// the reference does not tell its global intercept there
describePlacing('birdwatch-2021', 1_627_862_400_000, 'scored_notes', () => null);
