/** What a shell expects of a program that ended because of a signal: 128 and the signal's number. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;
type StopSignal = keyof typeof EXIT_CODES;
const SIGNALS = Object.keys(EXIT_CODES) as StopSignal[];

/** How long work that was asked to stop may take to end by itself. */
const GRACE_MILLIS = 1500;

/** Somebody pressed Ctrl-C, or asked the process to end. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly exitCode: number;

  constructor(signal: StopSignal) {
    super('stopped; run the same command again to go on');
    this.exitCode = EXIT_CODES[signal];
  }
}

/**
 * Does work that can be stopped by Ctrl-C (SIGINT) and SIGTERM. The work is told by its `signal`; when it does not end
 * soon it is abandoned, and the process has to be ended. A second signal ends the process at once.
 * @throws Stopped when it was stopped before it was done, otherwise whatever the work throws
 */
export async function untilStopped<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const stop = new AbortController();
  let stopped: Stopped | undefined;
  let timer: NodeJS.Timeout | undefined;
  let abandon: (reason: Stopped) => void = () => undefined;
  const abandoned = new Promise<never>((_, reject) => (abandon = reject));
  const unhook = () => {
    for (const name of SIGNALS) process.off(name, onSignal);
  };
  const onSignal = (name: NodeJS.Signals): void => {
    const reason = new Stopped(name as StopSignal);
    stopped = reason;
    unhook();
    timer = setTimeout(() => abandon(reason), GRACE_MILLIS);
    stop.abort(reason);
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  try {
    return await Promise.race([work(stop.signal), abandoned]);
  } catch (error) {
    throw stopped ?? error;
  } finally {
    unhook();
    clearTimeout(timer);
  }
}

/**
 * Computes without a pause. Nobody would hear a signal meanwhile, so signals have their own effect: they end the process
 * at once. Only for work that leaves nothing behind.
 */
export function uninterrupted<Result>(compute: () => Result): Result {
  const hooked = SIGNALS.map((name) => ({ name, listeners: process.listeners(name) }));
  for (const { name } of hooked) process.removeAllListeners(name);
  try {
    return compute();
  } finally {
    for (const { name, listeners } of hooked) for (const listener of listeners) process.on(name, listener);
  }
}
