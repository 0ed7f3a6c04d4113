import { setFlagsFromString } from 'node:v8';

/** Ratings of so many bytes on disk are read and scored in a few seconds. */
const SHORT = 1 << 26;

/**
 * Bytes of bytecode that run before a function is looked at, and that are put into one (67,584 and 920 in Node.js 20), and
 * two passes of the compiler left out: they look long for what saves little in functions that live for a second. A loop
 * waits for its machine code, which is there sooner than a short loop ends without it.
 */
const SPARING = ['--max-inlined-bytecode-size-cumulative=150', '--no-turbo-escape', '--no-turbo-loop-peeling', '--no-concurrent-osr'];
const PATIENT = '--interrupt-budget=200000';
/** From this version on V8 counts calls instead of bytes, and complains of the flag (Node.js 20 has 11.3, Node.js 24 13.6). */
const COUNTS_CALLS = 12;

/** The flags of a short run that a version of V8 knows. */
export function sparingFlags(v8: string = process.versions.v8): string[] {
  return Number.parseInt(v8, 10) < COUNTS_CALLS ? [PATIENT, ...SPARING] : SPARING;
}

/**
 * A run of a few seconds is over before most of the machine code that V8 makes for it has paid for itself: making it is
 * half of the processor's time. Then V8 waits three times as long before it compiles a function, puts fewer functions into
 * one, and compiles with less effort, from now on in this process. A long run keeps V8's own measure.
 * @param bytes size of the ratings on disk
 * @returns whether that is short
 */
export function compileFor(bytes: number): boolean {
  const short = bytes < SHORT;
  if (short) for (const flag of sparingFlags()) setFlagsFromString(flag);
  return short;
}
