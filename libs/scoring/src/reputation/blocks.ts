import { inverted } from '../kernels/answer-blocks';
import { ANSWER_STEP, ANSWER_WORD, answerBlocks } from '../kernels/answer-frame';
import { freedom, type LogisticProblem } from './logistic-problem';

/**
 * Multiplies a vector, laid out like the point, by an approximate inverse of the Hessian: exact for each note and for
 * each rater, as the last visit with curves left them; it leaves out how they bend each other. What is not free has an
 * inverse of 0.
 */
export function multiplyByInverse(problem: LogisticProblem, vector: Float64Array, out: Float64Array): void {
  const { notes, raters, frame, space, point, bends } = problem.model;
  out[0] = freedom(problem).mu * inverted(problem.ridge.mu + bends) * vector[0]!;
  out[1] = 0;
  frame.words[ANSWER_WORD.a] = vector.byteOffset;
  frame.words[ANSWER_WORD.a + 1] = out.byteOffset;
  space.run(frame, ANSWER_STEP.multiplyNotes, answerBlocks(notes.length), point.length);
  space.run(frame, ANSWER_STEP.multiplyRaters, answerBlocks(raters.length), point.length);
}
