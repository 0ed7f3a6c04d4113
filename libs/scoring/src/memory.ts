/** How much a run has to hold. */
export interface RunSize {
  notes: number;
  raters: number;
  ratings: number;
}

/** Bytes that a machine has for a run. */
export interface Room {
  /** All memory of the machine, or of the container. */
  memory: number;
  /** Of that, what objects may take: V8's limit of the heap. */
  heap: number;
}

// Measured, rounded down: columns and matrices by rating, results with their traces by note.
const PER_RATING = 60;
const PER_NOTE = 12_000;
const PER_RATER = 2_000;
const ALWAYS = 60e6;

/** Bytes that a run takes at least, beside its input; `heap` is the part in objects. */
export function memoryOfRun({ notes, raters, ratings }: RunSize): Room {
  const heap = ALWAYS + PER_NOTE * notes + PER_RATER * raters;
  return { heap, memory: heap + PER_RATING * ratings };
}

/**
 * Says before a run begins that it cannot fit, instead of dying in the middle.
 * @throws RangeError with what is needed and what there is
 */
export function refuseBeyondMemory(size: RunSize, there: Room): void {
  const needed = memoryOfRun(size);
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6).toLocaleString('en-US')} MB`;
  const count = (value: number): string => value.toLocaleString('en-US');
  const run = `scoring ${count(size.ratings)} ratings of ${count(size.notes)} notes by ${count(size.raters)} raters`;
  if (needed.memory > there.memory) {
    throw new RangeError(`${run} needs at least ${megabytes(needed.memory)} of memory; ${megabytes(there.memory)} are there`);
  }
  if (needed.heap > there.heap) {
    const option = `NODE_OPTIONS=--max-old-space-size=${Math.ceil((1.5 * needed.heap) / 2 ** 20)}`;
    throw new RangeError(`${run} needs at least ${megabytes(needed.heap)} of heap; ${megabytes(there.heap)} are allowed. Set ${option}`);
  }
}
