import { beforeAll, expect, it } from 'vitest';
import { CORE_PARAMETERS, score, type NoteOutput, type ScoringOutput } from '@bridgenotes/scoring';
import { compare, describeWithData, figures, inputAfterReference, inputOf, rowsOf, type Row } from './reference';

const SEVEN_HOURS = 25_200_000;
const PATIENCE = 120_000;

interface Outcome {
  output: ScoringOutput;
  notes: Map<string, NoteOutput>;
}

function outcome(output: ScoringOutput): Outcome {
  return { output, notes: new Map(output.notes.map((note) => [note.id, note])) };
}

/** Share of equal values, the differing pairs counted by kind. */
function agreement(pairs: readonly (readonly [ours: string, reference: string])[]): { share: number; text: string } {
  const differing = new Map<string, number>();
  for (const [ours, reference] of pairs) {
    if (ours === reference) continue;
    const kind = `${reference} → ${ours}`;
    differing.set(kind, (differing.get(kind) ?? 0) + 1);
  }
  const wrong = [...differing.values()].reduce((a, b) => a + b, 0);
  const share = 1 - wrong / pairs.length;
  const kinds = [...differing].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${count} × ${kind}`);
  return { share, text: `${pairs.length - wrong} of ${pairs.length} equal (${(100 * share).toFixed(2)} %); reference → ours: ${kinds.join(', ')}` };
}

/** Core intercepts of notes that both place, from `minRatings` ratings on. */
function intercepts(rows: Row[], { notes }: Outcome, minRatings = 0): [number, number][] {
  return rows.flatMap((row): [number, number][] => {
    const note = notes.get(row.noteId!)!;
    if (row.coreNoteIntercept === '' || note.intercept === null || note.numRatings < minRatings) return [];
    return [[note.intercept, Number(row.coreNoteIntercept)]];
  });
}

/** Core statuses of notes that both place. */
function coreStatuses(rows: Row[], { notes }: Outcome): [string, string][] {
  return rows.flatMap((row): [string, string][] => {
    const note = notes.get(row.noteId!)!;
    if (row.coreNoteIntercept === '' || note.intercept === null) return [];
    return [[note.coreStatus!, row.coreRatingStatus!]];
  });
}

function finalStatuses(rows: Row[], { notes }: Outcome): [string, string][] {
  return rows.map((row) => [notes.get(row.noteId!)!.finalStatus, row.finalRatingStatus!]);
}

describeWithData('the core model on the Birdwatch pilot of 2021', 'birdwatch-2021', () => {
  const now = 1_627_862_400_000;
  const reference = (): Row[] => rowsOf('birdwatch-2021/reference/scored_notes.tsv.gz');
  let ours: Outcome;
  beforeAll(async () => {
    ours = outcome(score(await inputOf('birdwatch-2021', now), CORE_PARAMETERS));
  }, PATIENCE);

  it('places and leaves out the same notes', () => {
    const rows = reference().filter((row) => row.coreRatingStatus !== '');
    const placed = (row: Row): boolean => row.coreNoteIntercept !== '';
    const same = rows.filter((row) => placed(row) === (ours.notes.get(row.noteId!)!.intercept !== null));
    console.log(`birdwatch-2021 notes with a core status: ${rows.length}, placed or not alike ${same.length}`);
    expect(rows.length - same.length).toBeLessThanOrEqual(5);
  });

  it('gives core intercepts like the reference', () => {
    const result = compare(intercepts(reference(), ours, 5));
    console.log(figures('birdwatch-2021 core intercepts, notes with 5 ratings or more', result));
    expect(result.count).toBeGreaterThan(2500);
    expect(result.correlation).toBeGreaterThanOrEqual(0.999);
    expect(result.meanDifference).toBeLessThanOrEqual(0.01);
  });

  it('gives core statuses like the reference', () => {
    const result = agreement(coreStatuses(reference(), ours));
    console.log(`birdwatch-2021 core statuses: ${result.text}`);
    expect(result.share).toBeGreaterThanOrEqual(0.98);
  });

  it('agrees on which raters and authors are helpful', () => {
    const people = new Map(ours.output.raters.map((rater) => [rater.id, rater]));
    const rows = rowsOf('birdwatch-2021/reference/helpfulness_scores.tsv.gz').filter((row) => row.aboveHelpfulnessThreshold !== '');
    const result = agreement(rows.map((row) => [String(people.get(row.raterParticipantId!)!.aboveHelpfulnessThreshold), row.aboveHelpfulnessThreshold!.toLowerCase()]));
    console.log(`birdwatch-2021 helpful raters: ${result.text}`);
    expect(result.share).toBeGreaterThanOrEqual(0.995);
  });

  it('publishes like the whole chain of models, at once and after the stability wait', async () => {
    const first = agreement(finalStatuses(reference(), ours));
    console.log(`birdwatch-2021 published statuses: ${first.text}`);
    expect(first.share).toBeGreaterThanOrEqual(0.995);
    const later = outcome(score(await inputAfterReference('birdwatch-2021', now + SEVEN_HOURS), CORE_PARAMETERS));
    const second = agreement(finalStatuses(rowsOf('birdwatch-2021/reference-2/scored_notes.tsv.gz'), later));
    console.log(`birdwatch-2021 published statuses seven hours later: ${second.text}`);
    console.log(`birdwatch-2021 helpful notes seven hours later: ${later.output.summary.statuses.CURRENTLY_RATED_HELPFUL} here, 27 with all models of the reference`);
    expect(second.share).toBeGreaterThanOrEqual(0.998);
    expect(later.output.summary.statuses.CURRENTLY_RATED_HELPFUL).toBeGreaterThan(15);
  });
});

describeWithData('the core model on 50,000 simulated ratings', 'simulated-50k', () => {
  const now = 1_793_494_800_000;
  const reference = (): Row[] => rowsOf('simulated-50k/reference/core_final_notes.tsv.gz');
  let ours: Outcome;
  beforeAll(async () => {
    ours = outcome(score(await inputOf('simulated-50k', now), CORE_PARAMETERS));
  }, PATIENCE);

  it('lets the same ratings, notes and raters into the second round', () => {
    expect(ours.output.summary.secondRound).toMatchObject({ ratings: 31_711, notes: 756, raters: 541 });
  });

  it('gives first-round intercepts and factors of raters like the reference', () => {
    const people = new Map(ours.output.raters.map((rater) => [rater.id, rater]));
    const rows = rowsOf('simulated-50k/reference/core_prescoring_raters.tsv.gz').filter((row) => row.internalFirstRoundRaterIntercept !== '');
    const firstIntercepts = compare(rows.map((row) => [people.get(row.raterParticipantId!)!.firstRoundIntercept!, Number(row.internalFirstRoundRaterIntercept)]));
    const firstFactors = compare(rows.map((row) => [people.get(row.raterParticipantId!)!.firstRoundFactor!, Number(row.internalFirstRoundRaterFactor1)]));
    console.log(figures('simulated-50k first-round rater intercepts', firstIntercepts));
    console.log(figures('simulated-50k first-round rater factors', firstFactors));
    expect(firstIntercepts.count).toBe(592 - 1);
    expect(firstIntercepts.meanDifference).toBeLessThanOrEqual(0.002);
    expect(firstFactors.meanDifference).toBeLessThanOrEqual(0.005);
  });

  it('gives final intercepts and bounds like the reference', () => {
    const result = compare(intercepts(reference(), ours));
    console.log(figures('simulated-50k core intercepts', result));
    expect(result.count).toBe(733);
    expect(result.meanDifference).toBeLessThanOrEqual(0.002);
    const bounds = compare(
      reference().flatMap((row): [number, number][] => {
        const note = ours.notes.get(row.noteId!)!;
        if (row.coreNoteInterceptMax === '' || note.interceptMax === null) return [];
        return [[note.interceptMax, Number(row.coreNoteInterceptMax)], [note.interceptMin!, Number(row.coreNoteInterceptMin)]];
      }),
    );
    console.log(figures('simulated-50k bounds by pseudo-raters', bounds));
    expect(bounds.meanDifference).toBeLessThanOrEqual(0.003);
  });

  it('gives core statuses like the reference', () => {
    const result = agreement(coreStatuses(reference(), ours));
    console.log(`simulated-50k core statuses: ${result.text}`);
    expect(result.share).toBeGreaterThanOrEqual(0.995);
  });

  it('publishes like the whole chain of models, at once and after the stability wait', async () => {
    const first = agreement(finalStatuses(rowsOf('simulated-50k/reference/scored_notes.tsv.gz'), ours));
    console.log(`simulated-50k published statuses: ${first.text}`);
    expect(first.share).toBeGreaterThanOrEqual(0.98);
    const later = outcome(score(await inputAfterReference('simulated-50k', now + SEVEN_HOURS), CORE_PARAMETERS));
    const second = agreement(finalStatuses(rowsOf('simulated-50k/reference-2/scored_notes.tsv.gz'), later));
    console.log(`simulated-50k published statuses seven hours later: ${second.text}`);
    expect(second.share).toBeGreaterThanOrEqual(0.93);
  });
});
