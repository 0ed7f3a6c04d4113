/** What running something took. */
export interface Cost {
  /** Wall-clock seconds. */
  wall: number;
  /** Seconds of processor, all threads. */
  cpu: number;
}

/** Runs once and says what it took. */
export async function costOf<T>(work: () => T | Promise<T>): Promise<Cost & { result: T }> {
  const before = cpuSeconds();
  const started = performance.now();
  const result = await work();
  return { result, wall: (performance.now() - started) / 1000, cpu: cpuSeconds() - before };
}

/** Seconds of processor that this process has used so far, all threads. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Runs several kinds of work in turns (a, b, a, b, …), so that a busy machine slows all alike; the medians of each. */
export async function paired(times: number, works: (() => unknown)[]): Promise<Cost[]> {
  const costs: Cost[][] = works.map(() => []);
  for (let turn = 0; turn < times; turn += 1) {
    for (const [i, work] of works.entries()) {
      const { wall, cpu } = await costOf(work);
      costs[i]?.push({ wall, cpu });
    }
  }
  return costs.map((list) => ({ wall: median(list.map((cost) => cost.wall)), cpu: median(list.map((cost) => cost.cpu)) }));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** Most memory this process has held so far, in bytes. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS * 1024;
}
