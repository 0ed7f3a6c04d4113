import { beforeAll, expect, it } from 'vitest';
import { CORE_PARAMETERS, score, type NoteOutput } from '@bridgenotes/scoring';
import { compare, describeWithData, figures, inputOf, rowsOf, type Row } from './reference';

/** What a note's trace says a rule compared. */
function measured(note: NoteOutput, rule: string, measure: string): number | null {
  const check = note.trace.find((t) => t.rule === rule)?.checks.find((c) => c.measure === measure);
  return typeof check?.value === 'number' ? check.value : null;
}

describeWithData('models beside the core model on 50,000 simulated ratings', 'simulated-50k', () => {
  let notes: Map<string, NoteOutput>;
  beforeAll(async () => {
    const output = score(await inputOf('simulated-50k', 1_793_494_800_000), CORE_PARAMETERS);
    notes = new Map(output.notes.map((note) => [note.id, note]));
  }, 300_000);

  it('gives intercepts without busy raters like the reference', () => {
    const rows = rowsOf('simulated-50k/reference/core_final_notes.tsv.gz').filter((row) => row.coreNoteIntercept !== '');
    const ours = (row: Row): number | null => notes.get(row.noteId!)!.interceptNoHighVolume;
    expect(rows.filter((row) => (ours(row) === null) !== (row.coreNoteInterceptNoHighVol === ''))).toEqual([]);
    const both = rows.filter((row) => ours(row) !== null);
    const result = compare(both.map((row) => [ours(row)!, Number(row.coreNoteInterceptNoHighVol)]));
    console.log(figures('simulated-50k intercepts without busy raters', result));
    expect(both.filter((row) => Math.abs(ours(row)! - notes.get(row.noteId!)!.intercept!) > 1e-3).length).toBeGreaterThan(200);
    expect(result.meanDifference).toBeLessThan(0.002);
  });

  it('finds no group who keeps rating alike, like the reference', () => {
    const rows = rowsOf('simulated-50k/reference/core_prescoring_raters.tsv.gz');
    expect(rows.filter((row) => row.quasiCliqueValue !== '')).toEqual([]);
    for (const note of notes.values()) expect(note.interceptNoCorrelated).toBe(note.intercept);
  });

  // X's own training from three random starts differs from itself by 0.005 to 0.008 on average, 0.11 at most
  it('gives intercepts of low diligence like the reference', () => {
    const rows = rowsOf('simulated-50k/reference/core_final_aux.tsv.gz').filter((row) => row.lowDiligenceIntercept !== '');
    const result = compare(
      rows.map((row) => [measured(notes.get(row.noteId!)!, 'FilterLowDiligence', 'lowDiligence')!, Number(row.lowDiligenceIntercept)]),
    );
    console.log(figures('simulated-50k low diligence', result));
    expect(result.count).toBe(733);
    expect(result.correlation).toBeGreaterThan(0.95);
    expect(result.meanDifference).toBeLessThan(0.02);
  });
});
