import { ln } from '../gaussian/logarithm';

/** How well probabilities foretold what they were not trained on. */
export interface Figures {
  examples: number;
  /** Share that turned out a yes. */
  yes: number;
  /** Chance that a yes had a higher probability than a no; null without both. */
  areaUnderCurve: number | null;
  /** Mean squared error, and mean logarithmic loss; of a guess that always says `yes`: in brackets of `…OfBase`. */
  brier: number;
  brierOfBase: number;
  logLoss: number;
  logLossOfBase: number;
  /** By foretold probability: how many, what was foretold and what happened. */
  calibration: { from: number; to: number; examples: number; foretold: number; happened: number }[];
}

const BINS = 5;
const LEAST = 1e-12;

export function figuresOf(probabilities: readonly number[], yes: readonly boolean[]): Figures {
  const examples = probabilities.length;
  const share = yes.filter(Boolean).length / Math.max(1, examples);
  const mean = (of: (p: number, yes: 0 | 1) => number, given = probabilities): number => given.reduce((sum, p, i) => sum + of(p, yes[i]! ? 1 : 0), 0) / Math.max(1, examples);
  const squared = (p: number, y: number): number => (p - y) * (p - y);
  const log = (p: number, y: number): number => -ln(Math.max(y === 1 ? p : 1 - p, LEAST));
  const base = probabilities.map(() => share);
  return {
    examples,
    yes: share,
    areaUnderCurve: areaUnderCurve(probabilities, yes),
    brier: mean(squared),
    brierOfBase: mean(squared, base),
    logLoss: mean(log),
    logLossOfBase: mean(log, base),
    calibration: calibration(probabilities, yes),
  };
}

/** By ranks (Mann and Whitney); equal probabilities count half. */
export function areaUnderCurve(probabilities: readonly number[], yes: readonly boolean[]): number | null {
  const order = probabilities.map((_, i) => i).sort((a, b) => probabilities[a]! - probabilities[b]!);
  let rankSum = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && probabilities[order[to]!] === probabilities[order[from]!]) to++;
    for (let i = from; i < to; i++) if (yes[order[i]!]) rankSum += (from + 1 + to) / 2;
    from = to;
  }
  const positive = yes.filter(Boolean).length;
  const negative = yes.length - positive;
  return positive === 0 || negative === 0 ? null : (rankSum - (positive * (positive + 1)) / 2) / (positive * negative);
}

function calibration(probabilities: readonly number[], yes: readonly boolean[]): Figures['calibration'] {
  return Array.from({ length: BINS }, (_, bin) => {
    const members = probabilities.map((_p, i) => i).filter((i) => Math.min(BINS - 1, Math.floor(probabilities[i]! * BINS)) === bin);
    const mean = (of: (i: number) => number): number => (members.length === 0 ? 0 : members.reduce((sum, i) => sum + of(i), 0) / members.length);
    return { from: bin / BINS, to: (bin + 1) / BINS, examples: members.length, foretold: mean((i) => probabilities[i]!), happened: mean((i) => (yes[i]! ? 1 : 0)) };
  }).filter(({ examples }) => examples > 0);
}

/**
 * The lowest probability from which on at least `wanted` of the examples are a yes; above 1, which nothing reaches,
 * where there is none.
 */
export function thresholdFor(wanted: number, probabilities: readonly number[], yes: readonly boolean[]): number {
  const order = probabilities.map((_, i) => i).sort((a, b) => probabilities[b]! - probabilities[a]!);
  let best = 2;
  let right = 0;
  order.forEach((i, place) => {
    if (yes[i]) right++;
    const last = place + 1 === order.length || probabilities[order[place + 1]!] !== probabilities[i];
    if (last && right / (place + 1) >= wanted) best = probabilities[i]!;
  });
  return best;
}
