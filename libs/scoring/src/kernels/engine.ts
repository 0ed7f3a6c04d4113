import type { AnswerFrame, AnswerStep } from './answer-frame';
import { runAnswerStep } from './answer-steps';
import { runStep } from './fit-steps';
import type { Frame, Step } from './frame';

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

/** Memory for one fit, and the kernels that work on it. */
export interface Space<SomeFrame, SomeStep> {
  readonly buffer: ArrayBufferLike;
  /**
   * Does a step for blocks 0 … `blocks` − 1 of a frame that lies in `buffer`.
   * @param work how much there is to do, in ratings, by which an engine decides whether threads are worth calling
   */
  run(frame: SomeFrame, step: SomeStep, blocks: number, work: number): void;
  /** The next fit may use the memory. */
  close(): void;
}

export type Workspace = Space<Frame, Step>;
export type AnswerSpace = Space<AnswerFrame, AnswerStep>;

/** The plain twins of the kernels, for machines without WebAssembly and to compare with. */
export const plainEngine: Engine = {
  threads: 1,
  open: (bytes) => plainSpace(bytes, runStep),
  answers: (bytes) => plainSpace(bytes, runAnswerStep),
};

function plainSpace<SomeFrame, SomeStep>(bytes: number, run: (frame: SomeFrame, step: SomeStep, block: number) => void): Space<SomeFrame, SomeStep> {
  return {
    buffer: new ArrayBuffer(bytes),
    run(frame, step, blocks) {
      for (let block = 0; block < blocks; block++) run(frame, step, block);
    },
    close: () => undefined,
  };
}
