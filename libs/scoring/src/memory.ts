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

// Measured with all models at the moment that takes most, rounded down; bytes. In typed arrays: matrices and selections of
// ratings; of a note what each model says of it, and its row of a fit; of a rater counts. In objects: little of either.
const IN_ARRAYS = { rating: 25, note: 800, rater: 280 };
const IN_OBJECTS = { note: 50, rater: 100, always: 60e6 };

/** Bytes that a run takes at least, beside its input; `heap` is the part in objects. */
export function memoryOfRun({ notes, raters, ratings }: RunSize): Room {
  const heap = IN_OBJECTS.always + IN_OBJECTS.note * notes + IN_OBJECTS.rater * raters;
  return { heap, memory: heap + IN_ARRAYS.rating * ratings + IN_ARRAYS.note * notes + IN_ARRAYS.rater * raters };
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
