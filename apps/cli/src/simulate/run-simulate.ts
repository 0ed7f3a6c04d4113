import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { double, line, TABLE_NAMES, writeTable, writeTables, type WrittenFile } from '@bridgenotes/public-data';
import { attack, simulate, type Attack, type AttackKind, type AttackOptions, type SimulatedCommunity, type SimulationOptions } from '@bridgenotes/simulation';
import { CommandError } from '../failure';

/** What `bridgenotes simulate --json` prints. */
export interface SimulateReport extends SimulationOptions {
  /** Time of the last rating, in milliseconds since 1970. */
  end: number;
  /** Null where nobody attacks. Counts of accounts and notes; `startedAt` in milliseconds since 1970. */
  attack: { kind: AttackKind; attackers: number; targets: number; startedAt: number } | null;
  files: WrittenFile[];
}

/**
 * Writes the tables of a simulated community, attacked or not, and its truth.
 * @param attackOptions null for a community that nobody attacks
 * @throws CommandError INVALID_OPTION where the folder holds tables already
 * @throws RangeError for an attack that the community has no notes for
 */
export async function runSimulate(out: string, options: SimulationOptions, attackOptions: AttackOptions | null, gzip: boolean): Promise<SimulateReport> {
  const present = (await readdir(out).catch(() => [])).find((name) => TABLE_NAMES.some((table) => name.startsWith(table)));
  if (present !== undefined) {
    throw new CommandError('INVALID_OPTION', `--out ${out} already holds ${present}`, 'Name a folder without tables, so that none is overwritten.');
  }
  const peaceful = simulate(options);
  const attacked = attackOptions === null ? null : attack(peaceful, attackOptions);
  const community = attacked ?? peaceful;
  const { notes, ratings, noteStatusHistory, userEnrollment, end } = community;
  const files = await writeTables(out, { notes, ratings, noteStatusHistory, userEnrollment }, { gzip });
  const truth = truthLines(community);
  files.push(await writeTable(join(out, 'groundtruth_notes.tsv'), truth.notes, { gzip }));
  files.push(await writeTable(join(out, 'groundtruth_raters.tsv'), truth.raters, { gzip }));
  if (attacked === null) return { ...options, end, attack: null, files };
  const lines = attackLines(attacked.attack);
  files.push(await writeTable(join(out, 'groundtruth_attackers.tsv'), lines.attackers, { gzip }));
  files.push(await writeTable(join(out, 'groundtruth_targets.tsv'), lines.targets, { gzip }));
  const { kind, attackers, targetNotes, startedAt } = attacked.attack;
  return { ...options, end, attack: { kind, attackers: attackers.length, targets: targetNotes.length, startedAt }, files };
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

function attackLines({ attackers, targetNotes, wanted }: Attack): { attackers: string[]; targets: string[] } {
  return {
    attackers: [line(['participantId']), ...attackers.map((id) => line([id]))],
    targets: [line(['noteId', 'wanted']), ...targetNotes.map((id) => line([id, wanted]))],
  };
}
