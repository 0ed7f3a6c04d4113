import type { NoteTruth } from '../opinion';
import type { Random } from '../random';
import type { SimulatedCommunity } from '../tables';
import type { AttackOptions } from './attack-options';

const DAY = 86_400_000;
/** Older notes may have a status that is locked: nobody would attack them. */
const YOUNG = 12 * DAY;

export type Target = NoteTruth & { noteId: string };

/** Whether an attacker could want the note: a good one to bury, a poor one to push. Units as in {@link NoteTruth}. */
function isWorth({ quality, slant }: NoteTruth, kind: AttackOptions['kind']): boolean {
  if (kind === 'sabotage') return quality > 0.6 && Math.abs(slant) < 0.3;
  return quality < 0 && quality > -0.6 && Math.abs(slant) > 0.3;
}

/**
 * The notes that are attacked: young ones that call their statement misleading, poor and of one camp (all of the
 * same) where they are pushed, good and of no camp where they are buried.
 * @throws RangeError where there are not so many
 */
export function chooseTargets(community: SimulatedCommunity, options: AttackOptions, given: readonly string[] | undefined, random: Random): Target[] {
  if (given !== undefined) {
    const wanted = new Set(given);
    const found = community.truth.notes.filter(({ noteId }) => wanted.has(noteId));
    if (found.length !== wanted.size) throw new RangeError(`of ${wanted.size} notes to attack the community has ${found.length}`);
    return found;
  }
  const truths = new Map(community.truth.notes.map((truth) => [truth.noteId, truth]));
  const worth = community.notes.flatMap((note) => {
    const truth = truths.get(note.noteId);
    const young = note.createdAtMillis > community.end - YOUNG;
    return young && note.classification !== 'NOT_MISLEADING' && truth !== undefined && isWorth(truth, options.kind) ? [truth] : [];
  });
  const first = worth.length === 0 ? undefined : random.pick(worth);
  const pool = worth.filter((truth) => options.kind === 'sabotage' || first === undefined || truth.slant * first.slant > 0);
  if (pool.length < options.targets) {
    throw new RangeError(`targets is ${options.targets}; the community has ${pool.length} notes that such an attack could want: allowed is up to ${pool.length}, or make a larger community`);
  }
  const chosen: Target[] = [];
  while (chosen.length < options.targets) chosen.push(...pool.splice(random.below(pool.length), 1));
  return chosen;
}
