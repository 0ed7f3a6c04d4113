import { describe, expect, it } from 'vitest';
import { NUMBER, STEP, WORD } from '../kernels/frame';
import { wasmEngine } from '../kernels/wasm-engine';
import { CORE_PARAMETERS } from '../parameters';
import { bareRatings } from '../testing/bare-ratings';
import { CurvatureOfNotes } from './curvature';
import { CurvatureMemory, dot, plainVectors } from './lbfgs';
import { matrixOf } from './fit-ratings';
import { ridgeFor } from './model';
import { runOverNotes, setRidge, sweep } from './sweep';

describe('the direction of limited-memory BFGS', () => {
  it.each([{ shortened: -1 }, { shortened: 5 }])('is that of the two-loop recursion over the same pairs, a shortened step at $shortened', ({ shortened }) => {
    const matrix = matrixOf(bareRatings(1, 300, 280, 15), 3, wasmEngine());
    const notes = matrix.notes.length;
    const { frame } = matrix;
    const ridge = ridgeFor(matrix, CORE_PARAMETERS.fit);
    setRidge(matrix, ridge);
    frame.notes.pairs.forEach((_, i) => (frame.notes.pairs[i] = Math.sin(i + 1) / 4));
    const curvature = new CurvatureOfNotes(matrix);
    const textbook = new CurvatureMemory(3, plainVectors(2 * notes));
    const gradient = (): Float64Array => frame.gradients.slice(2 * notes * frame.words[WORD.current]!, 2 * notes * (frame.words[WORD.current]! + 1));
    const precondition = (vector: Float64Array, out: Float64Array): void => {
      for (let n = 0; n < notes; n++) {
        const [bb, bf, ff] = [frame.inverse[3 * n]!, frame.inverse[3 * n + 1]!, frame.inverse[3 * n + 2]!];
        out[2 * n] = bb * vector[2 * n]! + bf * vector[2 * n + 1]!;
        out[2 * n + 1] = bf * vector[2 * n]! + ff * vector[2 * n + 1]!;
      }
    };
    sweep(matrix, ridge, false);
    let stepGradient: number[] = [];
    for (let turn = 0; turn < 8; turn++) {
      const before = gradient();
      const expected = textbook.direction(before, precondition);
      const slope = curvature.leave(stepGradient);
      const size = Math.sqrt(dot(expected, expected));
      frame.direction.forEach((value, i) => expect(Math.abs(value - expected[i]!) / size).toBeLessThan(1e-5));
      expect(slope / dot(before, expected)).toBeCloseTo(1, 5);
      frame.words[WORD.current] = 1 - frame.words[WORD.current]!;
      const length = turn === shortened ? 0.5 : 1;
      if (length < 1) {
        // as after a step that was too long
        sweep(matrix, ridge, true);
        frame.numbers[NUMBER.length] = length;
        runOverNotes(matrix, STEP.stride);
        curvature.forget();
        textbook.forget();
      }
      const visit = sweep(matrix, ridge, true);
      stepGradient = curvature.remember(stepGradient, visit);
      const after = gradient();
      textbook.remember(expected.map((d) => -length * d), after.map((g, i) => g - before[i]!));
    }
  });
});
