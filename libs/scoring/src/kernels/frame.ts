import { SUMS } from './row-sums';
import { COLUMNS_PER_TILE, ROWS_PER_TILE } from './tiles';

/** The steps of a fit. Each is done block by block; a block may be done by any thread, the steps go one after the other. */
export const STEP = {
  /** Sums over the ratings of raters; their own 2×2 systems, still depending on mu. */
  solveRaters: 0,
  /** Raters with the mu that was found; what they add to the objective. */
  applyMu: 1,
  /** Sums over the ratings of notes; objective, gradient and curvature, and what L-BFGS asks about the gradient. */
  visitNotes: 2,
  /** First half of the L-BFGS direction: the gradient less remembered changes, preconditioned. */
  direct: 3,
  /** Second half: remembered steps are added; then the notes leave along it. */
  leave: 4,
  /** The notes go another length along the same direction. */
  stride: 5,
} as const;

export type Step = (typeof STEP)[keyof typeof STEP];

/** Places of a block's partial sums. The calling thread adds up blocks in their order. */
export const PARTIAL = {
  solveRaters: { residual: 0, curvature: 1 },
  applyMu: { squaredError: 0, penalty: 1 },
  visitNotes: { squaredError: 0, penalty: 1, largest: 2, stepStep: 3, changeChange: 4, stepChange: 5, stepGradient: 6 },
  direct: { slope: 0, changeDirection: 1 },
} as const;

/** Numbers that the calling thread writes before a step. */
export const NUMBER = { mu: 0, raterIntercept: 1, raterFactor: 2, noteIntercept: 3, noteFactor: 4, length: 5, changeWeights: 8, stepWeights: 40 } as const;

/** Words that change from step to step. */
export const WORD = { slots: 25, oldest: 26, remembered: 27, moved: 28, current: 29 } as const;

/** More pairs of steps and changes cannot be remembered. */
export const MOST_REMEMBERED = 31;

/** The ratings by note or by rater, and the parameters of these. */
export interface Side {
  count: number;
  /** Rows of a block; a block is summed by one thread alone. */
  rowsPerBlock: number;
  blocks: number;
  /** 0 where `entries` are plain rows (row-sums.ts), else tiles a block (tiles.ts). */
  columnBlocks: number;
  /** Ratings of row r with level l are number bounds[3r + l] to bounds[3r + l + 1] − 1; 3·count + 1 entries. */
  bounds: Uint32Array;
  /** Plain: index on the other side, ordered by row, then level. Tiled: {@link tileEntry}, ordered by tile, then column. */
  entries: Uint32Array;
  /** Tiled: entries of tile c of block b are tiles[b·columnBlocks + c] to the next one. */
  tiles: Uint32Array;
  /** Intercept and factor of each row, b₀ f₀ b₁ f₁ … */
  pairs: Float64Array;
}

/**
 * All that a fit works on, in one piece of memory, so that threads and WebAssembly share it. Vectors hold two numbers
 * a note, for intercept and factor. Bytes, beside 8 a rating: 116 + 16·(pairs remembered + 1) a note, 44 a rater.
 */
export interface Frame {
  /** Addresses and counts, for WebAssembly; see `describe` below. */
  words: Uint32Array;
  /** See {@link NUMBER}. */
  numbers: Float64Array;
  notes: Side;
  raters: Side;
  /** How each rater's pair falls with mu. */
  slopes: Float64Array;
  /** The notes before the last step. */
  base: Float64Array;
  /** Half the gradient at the notes, and half of that before the step: WORD.current says which is which. */
  gradients: Float64Array;
  /** Inverse of half the Hessian of each note alone: entries (b,b), (b,f), (f,f). */
  inverse: Float64Array;
  direction: Float64Array;
  /** Remembered steps and changes of the gradient, one run of notes a slot; single precision, since they only guide. */
  steps: Float32Array;
  changes: Float32Array;
  partials: Float64Array;
  partialsPerBlock: number;
  /** Room for each thread: sums of the rows of a block. */
  scratch: Float64Array;
  scratchPerThread: number;
}

/** What a frame has room for. */
export interface FrameSize {
  ratings: number;
  notes: number;
  raters: number;
  /** Pairs of steps and changes that may be remembered; one more is being made. */
  remembered: number;
  /** Threads that may work at the same time; changes nothing but the room for them. */
  threads: number;
}

/** Fixed by the size of the fit, whatever machine it runs on: the order of sums depends on it. */
const ROWS_PER_BLOCK = 256;
/** Address 0 means nothing. */
export const FIRST_ADDRESS = 64;
const ALIGNMENT = 64;
const WORDS = 32;
const NUMBERS_AT = 256;
const NUMBERS = NUMBER.stepWeights + MOST_REMEMBERED + 1;

interface SideShape {
  count: number;
  rowsPerBlock: number;
  blocks: number;
  columnBlocks: number;
}

function shapeOf(count: number, others: number): SideShape {
  const tiled = others > COLUMNS_PER_TILE;
  const rowsPerBlock = tiled ? ROWS_PER_TILE : ROWS_PER_BLOCK;
  return { count, rowsPerBlock, blocks: Math.ceil(count / rowsPerBlock), columnBlocks: tiled ? Math.ceil(others / COLUMNS_PER_TILE) : 0 };
}

/** Bytes that {@link layOutFrame} takes. */
export function frameBytes(size: FrameSize): number {
  return plan(size).bytes;
}

/** Lays out the arrays of a fit in a buffer of {@link frameBytes}; their content is undefined. */
export function layOutFrame(buffer: ArrayBufferLike, size: FrameSize): Frame {
  const { at, noteShape, raterShape, partialsPerBlock, scratchPerThread, slots } = plan(size);
  const words = new Uint32Array(buffer, at.words, WORDS);
  const doubles = (place: Place, count: number): Float64Array => new Float64Array(buffer, at[place], count);
  const side = (shape: SideShape, name: 'note' | 'rater'): Side => ({
    ...shape,
    bounds: new Uint32Array(buffer, at[`${name}Bounds`], 3 * shape.count + 1),
    entries: new Uint32Array(buffer, at[`${name}Entries`], size.ratings),
    tiles: new Uint32Array(buffer, at[`${name}Tiles`], shape.blocks * shape.columnBlocks + 1),
    pairs: doubles(`${name}Pairs`, 2 * shape.count),
  });
  const { notes } = size;
  const frame: Frame = {
    words,
    numbers: new Float64Array(buffer, at.words + NUMBERS_AT, NUMBERS),
    notes: side(noteShape, 'note'),
    raters: side(raterShape, 'rater'),
    slopes: doubles('slopes', 2 * size.raters),
    base: doubles('base', 2 * notes),
    gradients: doubles('gradients', 4 * notes),
    inverse: doubles('inverse', 3 * notes),
    direction: doubles('direction', 2 * notes),
    steps: new Float32Array(buffer, at.steps, 2 * notes * slots),
    changes: new Float32Array(buffer, at.changes, 2 * notes * slots),
    partials: doubles('partials', partialsPerBlock * Math.max(noteShape.blocks, raterShape.blocks)),
    partialsPerBlock,
    scratch: doubles('scratch', scratchPerThread * size.threads),
    scratchPerThread,
  };
  describe(frame, slots);
  return frame;
}

/** Writes down, for WebAssembly, where everything lies. */
function describe(frame: Frame, slots: number): void {
  const { words, slopes, base, gradients, inverse, direction, steps, changes, partials, scratch } = frame;
  const side = ({ count, rowsPerBlock, columnBlocks, bounds, entries, tiles, pairs }: Side): number[] =>
    [count, rowsPerBlock, columnBlocks, bounds.byteOffset, entries.byteOffset, tiles.byteOffset, pairs.byteOffset, 0];
  const columns = [slopes, base, gradients, inverse, direction, steps, changes, partials, scratch].map((column) => column.byteOffset);
  words.set([...side(frame.notes), ...side(frame.raters), ...columns, slots, 0, 0, 0, 0, frame.partialsPerBlock, 8 * frame.scratchPerThread]);
}

type Place = 'words' | `${'note' | 'rater'}${'Bounds' | 'Entries' | 'Tiles' | 'Pairs'}` | 'slopes' | 'base' | 'gradients' | 'inverse' | 'direction' | 'steps' | 'changes' | 'partials' | 'scratch';

function plan({ ratings, notes, raters, remembered, threads }: FrameSize) {
  const [noteShape, raterShape] = [shapeOf(notes, raters), shapeOf(raters, notes)];
  const slots = remembered + 1;
  const partialsPerBlock = PARTIAL.visitNotes.stepGradient + slots;
  const scratchPerThread = SUMS * Math.max(noteShape.rowsPerBlock, raterShape.rowsPerBlock);
  let free = FIRST_ADDRESS;
  const take = (bytes: number): number => {
    const at = free;
    free += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    return at;
  };
  const at: Record<Place, number> = {
    words: take(NUMBERS_AT + 8 * NUMBERS),
    noteBounds: take(4 * (3 * notes + 1)),
    noteEntries: take(4 * ratings),
    noteTiles: take(4 * (noteShape.blocks * noteShape.columnBlocks + 1)),
    notePairs: take(16 * notes),
    raterBounds: take(4 * (3 * raters + 1)),
    raterEntries: take(4 * ratings),
    raterTiles: take(4 * (raterShape.blocks * raterShape.columnBlocks + 1)),
    raterPairs: take(16 * raters),
    slopes: take(16 * raters),
    base: take(16 * notes),
    gradients: take(32 * notes),
    inverse: take(24 * notes),
    direction: take(16 * notes),
    steps: take(8 * notes * slots),
    changes: take(8 * notes * slots),
    partials: take(8 * partialsPerBlock * Math.max(noteShape.blocks, raterShape.blocks)),
    scratch: take(8 * scratchPerThread * threads),
  };
  return { at, bytes: free, noteShape, raterShape, partialsPerBlock, scratchPerThread, slots };
}
