import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { double, line, TABLE_NAMES, writeTable, writeTables, type WrittenFile } from '@bridgenotes/public-data';
import { simulate, type SimulatedCommunity, type SimulationOptions } from '@bridgenotes/simulation';
import { CommandError } from '../failure';

/** What `bridgenotes simulate --json` prints. */
export interface SimulateReport extends SimulationOptions {
  /** Time of the last rating, in milliseconds since 1970. */
  end: number;
  files: WrittenFile[];
}

/**
 * Writes the tables of a simulated community and its truth.
 * @throws CommandError INVALID_OPTION where the folder holds tables already
 */
export async function runSimulate(out: string, options: SimulationOptions, gzip: boolean): Promise<SimulateReport> {
  const present = (await readdir(out).catch(() => [])).find((name) => TABLE_NAMES.some((table) => name.startsWith(table)));
  if (present !== undefined) {
    throw new CommandError('INVALID_OPTION', `--out ${out} already holds ${present}`, 'Name a folder without tables, so that none is overwritten.');
  }
  const community = simulate(options);
  const { notes, ratings, noteStatusHistory, userEnrollment, end } = community;
  const files = await writeTables(out, { notes, ratings, noteStatusHistory, userEnrollment }, { gzip });
  const truth = truthLines(community);
  files.push(await writeTable(join(out, 'groundtruth_notes.tsv'), truth.notes, { gzip }));
  files.push(await writeTable(join(out, 'groundtruth_raters.tsv'), truth.raters, { gzip }));
  return { ...options, end, files };
}

function truthLines({ truth }: SimulatedCommunity): { notes: string[]; raters: string[] } {
  return {
    notes: [line(['noteId', 'quality', 'slant']), ...truth.notes.map((note) => line([note.noteId, double(note.quality), double(note.slant)]))],
    raters: [
      line(['raterParticipantId', 'viewpoint', 'leniency']),
      ...truth.raters.map((rater) => line([rater.participantId, double(rater.viewpoint), double(rater.leniency)])),
    ],
  };
}
