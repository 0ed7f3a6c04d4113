const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `stop` on the first signal that asks this process to end, then lets the signal do its work.
 * A second signal while stopping ends the process at once; the database is then joined by the next start.
 * @returns undoes it
 */
export function stopOnSignals(stop: () => Promise<unknown>): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    unhook();
    void stop().finally(() => process.kill(process.pid, signal));
  };
  const unhook = (): void => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return unhook;
}
