import { deserialize, serialize } from 'node:v8';

type TypedArray = Float64Array | Float32Array | Uint32Array | Int32Array | Uint16Array | Uint8Array | Int8Array;
type MakeTypedArray = new (length: number) => TypedArray;

const TYPED: readonly MakeTypedArray[] = [Float64Array, Float32Array, Uint32Array, Int32Array, Uint16Array, Uint8Array, Int8Array];

/** Values of a typed array, and items of any other array, that go into one frame. */
const VALUES = 1 << 18;
const ITEMS = 1 << 14;

/** One piece of a value: where it belongs, and of an array from which index of how many. */
interface Frame {
  readonly path: readonly string[];
  readonly value: unknown;
  /** Which of the typed arrays, −1 for a plain array; left out for what is in one piece. */
  readonly type?: number;
  readonly from?: number;
  readonly length?: number;
}

/** A tree of plain objects whose leaves are typed arrays, arrays, or anything else that a structured clone can copy. */
export type Packable = object;

/**
 * Cuts a value into pieces of some megabytes, so that nothing of its size has to be in memory a second time. Numbers
 * come back bit by bit.
 */
export function* framesOf(value: Packable, path: readonly string[] = []): Generator<Buffer> {
  for (const [key, part] of Object.entries(value)) yield* framesOfPart(part, [...path, key]);
}

function* framesOfPart(part: unknown, path: readonly string[]): Generator<Buffer> {
  const type = TYPED.findIndex((typed) => part instanceof typed);
  if (type >= 0) yield* slices(part as TypedArray, type, VALUES, path);
  else if (Array.isArray(part)) yield* slices(part as unknown[], -1, ITEMS, path);
  else if (isPlain(part) && Object.keys(part).length > 0) yield* framesOf(part, path);
  else yield frame({ path, value: part });
}

function* slices(part: TypedArray | unknown[], type: number, size: number, path: readonly string[]): Generator<Buffer> {
  const { length } = part;
  // slice and not subarray: what is written is the whole memory behind a view
  for (let from = 0; from === 0 || from < length; from += size) yield frame({ path, type, from, length, value: part.slice(from, from + size) });
}

const frame = (content: Frame): Buffer => serialize(content);

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Puts the frames of a value together again. They are trusted: they come from our own database. */
export class Unpacking {
  readonly value: Record<string, unknown> = {};

  add(bytes: Uint8Array): void {
    const { path, type, from, length, value } = deserialize(bytes) as Frame;
    const key = path.at(-1)!;
    const owner = path.slice(0, -1).reduce((node, name) => ownPart<Record<string, unknown>>(node, name, () => ({})), this.value);
    if (type === undefined) owner[key] = value;
    else if (type === -1) setItems(ownPart(owner, key, () => new Array<unknown>(length!)), from!, value as unknown[]);
    else ownPart<TypedArray>(owner, key, () => new TYPED[type]!(length!)).set(value as TypedArray, from);
  }
}

function ownPart<Part>(node: Record<string, unknown>, key: string, make: () => Part): Part {
  if (!Object.hasOwn(node, key)) node[key] = make();
  return node[key] as Part;
}

function setItems(into: unknown[], from: number, items: unknown[]): void {
  for (let k = 0; k < items.length; k++) into[from + k] = items[k];
}
