import { beforeAll, expect, it } from 'vitest';
import { CORE_PARAMETERS, score, type NoteOutput } from '@bridgenotes/scoring';
import { FEWEST_NOTES, figureOf, lineOf, MODELS, WANTED_OF_CORE, WANTED_OF_OTHERS, type Divergence, type Wanted } from './lines';
import { describeWithData, inputAfterReference, inputOf, rowsOf, type Row } from './reference';

const SEVEN_HOURS = 25_200_000;
const FIGURES: readonly (keyof Wanted)[] = ['interceptMean', 'interceptLargest', 'factorMean', 'factorLargest', 'statuses', 'rules'];
const isShare = (figure: keyof Wanted): boolean => figure === 'statuses' || figure === 'rules';

const STOP = 'the reference stops its second fit early; among its own raters notes stand within 0.0006 (objective.parity.test.ts)';
const LOW_DILIGENCE = 'the low-diligence model has many optima and a random start in the reference (docs/scoring.md)';
const ABUSE = 'the model of abuse has many optima; another one keeps other raters, 5 of 541, out of the second round';
const NO_SAY = 'group 14 has no say at the optimum: its intercepts are exactly 0 (docs/scoring.md)';

/** Known divergences, the same at both moments. */
const SIMULATED: readonly Divergence[] = [
  { model: 'core', figure: 'factorMean', allowed: 0.006, why: STOP },
  { model: 'core', figure: 'rules', allowed: 0.985, why: STOP },
  { model: 'coreWithTopics', figure: 'interceptMean', allowed: 0.006, why: ABUSE },
  { model: 'coreWithTopics', figure: 'rules', allowed: 0.97, why: ABUSE },
  { model: 'group', figure: 'statuses', allowed: 0.97, why: NO_SAY },
  { model: 'group', figure: 'rules', allowed: 0.97, why: NO_SAY },
  { model: 'topic', figure: 'rules', allowed: 0.88, why: LOW_DILIGENCE },
];
const PILOT: readonly Divergence[] = [
  { model: 'core', figure: 'interceptMean', allowed: 0.01, why: STOP },
  { model: 'core', figure: 'interceptLargest', allowed: 0.025, why: STOP },
  { model: 'core', figure: 'factorMean', allowed: 0.0075, why: STOP },
  { model: 'core', figure: 'factorLargest', allowed: 0.05, why: STOP },
  { model: 'core', figure: 'statuses', allowed: 0.98, why: STOP },
  { model: 'core', figure: 'rules', allowed: 0.95, why: STOP },
  ...['coreWithTopics', 'expansion', 'expansionPlus', 'group', 'gaussian', 'gaussianCoreWithTopics'].map((model): Divergence => ({ model, figure: 'rules', allowed: 0.97, why: LOW_DILIGENCE })),
];

/** One data set at one moment: every line that parity asks for, met or named as a known divergence. */
function describeLines(set: string, now: number, later: boolean, known: readonly Divergence[]): void {
  const moment = later ? 'seven hours later' : 'now';
  describeWithData(`${set}, ${moment}`, set, () => {
    const rows = (): Row[] => rowsOf(`${set}/${later ? 'reference-2' : 'reference'}/scored_notes.tsv.gz`);
    let notes: Map<string, NoteOutput>;
    beforeAll(async () => {
      const input = later ? await inputAfterReference(set, now + SEVEN_HOURS) : await inputOf(set, now);
      notes = new Map(Array.from(score(input, CORE_PARAMETERS).notes, (note) => [note.id, note]));
    }, 300_000);

    it.each(MODELS.map((model) => [model.name, model] as const))('%s', (name, model) => {
      const line = lineOf(model, rows(), notes);
      if (line.scored < FEWEST_NOTES) return;
      const wanted: Partial<Wanted> = name === 'core' ? WANTED_OF_CORE : WANTED_OF_OTHERS;
      for (const figure of FIGURES) {
        const limit = wanted[figure];
        if (limit === undefined) continue;
        const divergence = known.find((d) => d.model === name && d.figure === figure);
        const value = figureOf(line, figure);
        const note = divergence === undefined ? '' : `; known divergence, allowed ${divergence.allowed}: ${divergence.why}`;
        console.log(`${set} ${moment}, ${name} (${line.scored} notes), ${figure}: ${value.toFixed(5)}, wanted ${isShare(figure) ? '≥' : '≤'} ${limit}${note}`);
        const allowed = divergence?.allowed ?? limit;
        if (isShare(figure)) expect(value, figure).toBeGreaterThanOrEqual(allowed);
        else expect(value, figure).toBeLessThanOrEqual(allowed);
      }
      const rules = known.find((d) => d.model === name && d.figure === 'rules');
      console.log(`${set} ${moment}, ${name}: rule names without FilterLowDiligence ${(100 * line.otherRules).toFixed(2)} % equal`);
      if (rules?.why === LOW_DILIGENCE) expect(line.otherRules).toBeGreaterThanOrEqual(WANTED_OF_OTHERS.rules);
    });

    it('publishes the same statuses by the same rules', () => {
      const all = rows();
      const share = (equal: (row: Row, note: NoteOutput) => boolean): number => all.filter((row) => equal(row, notes.get(row.noteId!)!)).length / all.length;
      const statuses = share((row, note) => row.finalRatingStatus === note.finalStatus);
      const rules = share((row, note) => row.metaScorerActiveRules === note.metaRules.join(','));
      const helpful = all.filter((row) => row.finalRatingStatus === 'CURRENTLY_RATED_HELPFUL');
      const alike = helpful.filter((row) => notes.get(row.noteId!)!.finalStatus === 'CURRENTLY_RATED_HELPFUL').length;
      console.log(`${set} ${moment}, published: statuses ${(100 * statuses).toFixed(2)} %, rules ${(100 * rules).toFixed(2)} %, wanted ≥ 99 %; of ${helpful.length} helpful notes ${alike} are helpful here`);
      expect(statuses).toBeGreaterThanOrEqual(0.99);
      expect(rules).toBeGreaterThanOrEqual(0.99);
      expect(alike).toBeGreaterThanOrEqual(0.95 * helpful.length);
      if (later) expect(helpful.length).toBeGreaterThan(0);
    });
  });
}

describeLines('simulated-50k', 1_793_494_800_000, false, SIMULATED);
describeLines('simulated-50k', 1_793_494_800_000, true, SIMULATED);
describeLines('birdwatch-2021', 1_627_862_400_000, false, PILOT);
describeLines('birdwatch-2021', 1_627_862_400_000, true, PILOT);
