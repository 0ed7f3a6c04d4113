import type { AnswerFrame, AnswerStep } from './answer-frame';
import { runAnswerStep } from './answer-steps';
import { runStep } from './fit-steps';
import type { Frame, Step } from './frame';
import { visitAnswers, type AnswerRows, type AnswerScale, type Wanted } from './logistic';

/** Who does the sums of a fit, and in what memory. All engines give the same bits. */
export interface Engine {
  /** How many threads may do blocks of a step at the same time, each with scratch of its own in the frame. */
  readonly threads: number;
  /**
   * Memory for one fit; its content is undefined.
   * @throws RangeError when so much cannot be had
   */
  open(bytes: number): Workspace;
  /** Memory for the answers of one logistic model; its content is undefined. @throws RangeError when so much cannot be had */
  answers(bytes: number): AnswerSpace;
}

export interface Workspace {
  readonly buffer: ArrayBufferLike;
  /**
   * Does a step for blocks 0 … `blocks` − 1 of a frame that lies in `buffer`.
   * @param work how much there is to do, in ratings, by which an engine decides whether threads are worth calling
   */
  run(frame: Frame, step: Step, blocks: number, work: number): void;
  /** The next fit may use the memory. */
  close(): void;
}

export interface AnswerSpace {
  readonly buffer: ArrayBufferLike;
  /** {@link visitAnswers} for some notes; the arrays lie in `buffer`. */
  visit(rows: AnswerRows, scale: AnswerScale, first: number, last: number, wanted: Wanted): void;
  /** Does a step for blocks 0 … `blocks` − 1 of a frame that lies in `buffer`; `work` as for a fit. */
  run(frame: AnswerFrame, step: AnswerStep, blocks: number, work: number): void;
  /** The next model may use the memory. */
  close(): void;
}

/** The plain twins of the kernels, for machines without WebAssembly and to compare with. */
export const plainEngine: Engine = {
  threads: 1,
  open: (bytes) => ({
    buffer: new ArrayBuffer(bytes),
    run(frame, step, blocks) {
      for (let block = 0; block < blocks; block++) runStep(frame, step, block);
    },
    close: () => undefined,
  }),
  answers: (bytes) => ({
    buffer: new ArrayBuffer(bytes),
    visit: visitAnswers,
    run(frame, step, blocks) {
      for (let block = 0; block < blocks; block++) runAnswerStep(frame, step, block);
    },
    close: () => undefined,
  }),
};
