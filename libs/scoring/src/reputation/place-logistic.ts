import { NOTE_SUMS, WANTED } from '../kernels/logistic';
import { scaleOf, type LogisticProblem } from './logistic-problem';

/** How notes are placed among frozen raters. */
export interface PlacingSolver {
  /** Upper limit of steps a note. */
  readonly maxSteps: number;
  /** A note is placed after the first Newton step of no more than this. */
  readonly tolerance: number;
}

/**
 * Moves one parameter of every note to its optimum, with all else frozen: a convex problem of its own for each note,
 * by Newton's method, kept between the ends known to be too low and too high.
 * @returns passes over the answers, the mean over notes
 */
export function placeLogistic(problem: LogisticProblem, part: 'noteIntercept' | 'noteFactor', solver: PlacingSolver): number {
  const { rows, space, notes } = problem.model;
  const place = part === 'noteIntercept' ? 0 : 1;
  const ridge = problem.ridge[part];
  const scale = scaleOf(problem);
  let steps = 0;
  for (let n = 0; n < notes.length; n++) {
    let low = -Infinity;
    let high = Infinity;
    for (let step = 0; step < solver.maxSteps; step++) {
      space.visit(rows, scale, n, n + 1, WANTED.notes);
      steps++;
      const value = rows.notes[2 * n + place]!;
      const slope = rows.noteSums[NOTE_SUMS * n + place]! + ridge * value;
      const bend = rows.noteSums[NOTE_SUMS * n + 2 + 2 * place]! + ridge;
      const newton = bend > 0 ? slope / bend : 0;
      if (slope > 0) high = value;
      else low = value;
      const next = value - newton;
      rows.notes[2 * n + place] = next < low || next > high ? (low + high) / 2 : next;
      if (Math.abs(newton) <= solver.tolerance) break;
    }
  }
  return steps / notes.length;
}
