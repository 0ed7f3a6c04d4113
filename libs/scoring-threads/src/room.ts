import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { refuseBeyondMemory, type Room, type ScoringInput } from '@bridgenotes/scoring';

/** What this process, or this thread, may use. */
export function roomHere(): Room {
  const constrained = process.constrainedMemory();
  const machine = totalmem();
  // 0, or a number beyond the machine's memory, means that nothing constrains
  const memory = constrained > 0 && constrained < machine ? constrained : machine;
  return { memory, heap: getHeapStatistics().heap_size_limit };
}

/** @throws RangeError where a run of the input cannot fit */
export function refuseWhatWillNotFit({ notes, raters, ratings }: ScoringInput, there: Room = roomHere()): void {
  refuseBeyondMemory({ notes: notes.count, raters: raters.count, ratings: ratings.count }, there);
}
