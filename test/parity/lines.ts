import type { ModelScores, NoteOutput } from '@bridgenotes/scoring';
import { compare, type Comparison, type Row } from './reference';

/** A model's columns in the reference's table of scored notes, and where its scores are in our output. */
export interface ModelColumns {
  name: string;
  prefix: string;
  ours(note: NoteOutput): ModelScores | null | undefined;
}

export const MODELS: readonly ModelColumns[] = [
  { name: 'core', prefix: 'core', ours: (note) => (note.coreStatus === null ? null : note) },
  { name: 'coreWithTopics', prefix: 'coreWithTopics', ours: (note) => note.withTopics },
  { name: 'expansion', prefix: 'expansion', ours: (note) => note.further.expansion },
  { name: 'expansionPlus', prefix: 'expansionPlus', ours: (note) => note.further.expansionPlus },
  { name: 'group', prefix: 'group', ours: (note) => note.further.group },
  { name: 'multiGroup', prefix: 'multiGroup', ours: (note) => note.further.multiGroup },
  { name: 'topic', prefix: 'topic', ours: (note) => note.further.topic },
  { name: 'gaussian', prefix: 'gaussian', ours: (note) => note.further.gaussian },
  { name: 'gaussianCoreWithTopics', prefix: 'gaussianCoreWithTopics', ours: (note) => note.further.gaussianWithTopics },
];

/** How one model compares: intercepts and factors (up to sign) of notes that both place, shares of equal statuses and rule names. */
export interface Line {
  scored: number;
  intercepts: Comparison;
  factors: Comparison;
  statuses: number;
  rules: number;
  /** Rule names without FilterLowDiligence. */
  otherRules: number;
}

const DILIGENCE = 'FilterLowDiligence (v1.0)';

export function lineOf({ prefix, ours }: ModelColumns, rows: readonly Row[], notes: ReadonlyMap<string, NoteOutput>): Line {
  const scored = rows.filter((row) => row[`${prefix}RatingStatus`] !== '');
  const own = new Map(scored.map((row) => [row.noteId!, ours(notes.get(row.noteId!)!)]));
  const of = (row: Row): ModelScores | null | undefined => own.get(row.noteId!);
  const pairs = (value: (scores: ModelScores) => number | null, column: string): [number, number][] =>
    scored.flatMap((row): [number, number][] => {
      const scores = of(row);
      const mine = scores ? value(scores) : null;
      return mine === null || row[`${prefix}${column}`] === '' ? [] : [[mine, Number(row[`${prefix}${column}`])]];
    });
  const factors = pairs((scores) => scores.factor, 'NoteFactor1');
  // which side is called negative means nothing
  const turned = compare(factors.map(([a, b]) => [-a, b]));
  const straight = compare(factors);
  const share = (equal: (row: Row) => boolean): number => scored.filter(equal).length / scored.length;
  const without = (rules: readonly string[]): string => rules.filter((rule) => rule !== DILIGENCE).join(',');
  return {
    scored: scored.length,
    intercepts: compare(pairs((scores) => scores.intercept, 'NoteIntercept')),
    factors: turned.meanDifference < straight.meanDifference ? turned : straight,
    statuses: share((row) => row[`${prefix}RatingStatus`] === (of(row)?.coreStatus ?? '')),
    rules: share((row) => row[`${prefix}ActiveRules`] === (of(row)?.coreRules ?? []).join(',')),
    otherRules: share((row) => without(row[`${prefix}ActiveRules`]!.split(',')) === without(of(row)?.coreRules ?? [])),
  };
}

/** What parity asks for, by the name of a figure: at most, or at least, so much. */
export interface Wanted {
  interceptMean: number;
  interceptLargest: number;
  factorMean: number;
  factorLargest: number;
  statuses: number;
  rules: number;
}

/** Of the core model, and of every other model that scores 50 notes or more; what is asked of their statuses is ours. */
export const WANTED_OF_CORE: Wanted = { interceptMean: 0.002, interceptLargest: 0.01, factorMean: 0.003, factorLargest: 0.02, statuses: 0.995, rules: 0.99 };
export const WANTED_OF_OTHERS: Pick<Wanted, 'interceptMean' | 'statuses' | 'rules'> = { interceptMean: 0.005, statuses: 0.99, rules: 0.99 };
export const FEWEST_NOTES = 50;

/** A figure that is known to be off, by how much it may be, and why. */
export interface Divergence {
  model: string;
  figure: keyof Wanted;
  allowed: number;
  why: string;
}

export function figureOf(line: Line, figure: keyof Wanted): number {
  switch (figure) {
    case 'interceptMean':
      return line.intercepts.meanDifference;
    case 'interceptLargest':
      return line.intercepts.largestDifference;
    case 'factorMean':
      return line.factors.meanDifference;
    case 'factorLargest':
      return line.factors.largestDifference;
    case 'statuses':
      return line.statuses;
    case 'rules':
      return line.rules;
  }
}
