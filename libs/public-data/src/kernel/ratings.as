// AssemblyScript: reads rows of the ratings table in the form in which X writes nearly all of them, numbers their notes
// and raters, and parts the ratings by note. Any other row is left to the general parser. The plain twin is
// plain-ratings.ts. `npm run kernels` compiles this into ratings.wasm.ts.

// Every table of ids begins with these five words; see wasm-ratings.ts for all addresses.
const SLOTS: usize = 0;
const MASK: usize = 4;
const COUNT: usize = 8;
const ENTRIES: usize = 12;
const CAPACITY: usize = 16;

const NOTES: usize = 64;
const RATERS: usize = 128;
/** Where parseRows leaves the position behind the last row it read. */
const NEXT: usize = 32;
/** Where parts begin to be written: for each part the address behind what is in its page, and the page of the first. */
const CURSORS: usize = 40;
const PAGES: usize = 44;
/** Numbers of ids that are looked up together, so that the waits for memory overlap. */
const BATCH: u32 = 64;
/** Scratch: for each row of a batch address, length and hash of both ids, time and packed answer. */
const SCRATCH: usize = 256;
const SCRATCH_ROW: usize = 40;
/** A rating is five words: note, rater, the two halves of its time, packed answer. So many of one part make a page. */
const RATING_BYTES: usize = 20;
const PAGE_BYTES: usize = 256 * RATING_BYTES;

const TAB: u32 = 9;
const LINE_FEED: u32 = 10;
const QUOTE: u32 = 34;
const LARGEST_ID: u64 = 9223372036854775807;
const SAMPLED_LENGTH: u32 = 19;
const MIX: u64 = 0x9e3779b97f4a7c15;

let top: usize = 0;

/** New memory, all zero. */
function reserve(bytes: usize): usize {
  const at = (top + 15) & ~(<usize>15);
  top = at + bytes;
  const wanted: i32 = <i32>((top + 64 + 65535) >>> 16);
  const missing = wanted - memory.size();
  // by half of what there is: V8 takes a memory that grew for a new one, and collects garbage after so much of it
  if (missing > 0 && memory.grow(max(missing, memory.size() >> 1)) < 0 && memory.grow(missing) < 0) unreachable();
  return at;
}

function openTable(table: usize): void {
  store<u32>(table, reserve(8 << 11), SLOTS);
  store<u32>(table, (1 << 11) - 1, MASK);
  store<u32>(table, 0, COUNT);
  store<u32>(table, reserve(4 << 10), ENTRIES);
  store<u32>(table, 1 << 10, CAPACITY);
}

/** Takes the page of a part, which is full. */
@external("env", "full")
declare function full(part: u32): void;

let partMask: u32 = 0;

/** Begins with two empty tables; `free` is the first address that may be used. */
export function open(free: usize): void {
  top = free;
  openTable(NOTES);
  openTable(RATERS);
}

/** Begins with an empty page for each part; ratings of notes whose numbers end with the same bits are of one part. */
export function openParts(sharedBits: u32): void {
  const parts: usize = 1 << sharedBits;
  partMask = <u32>parts - 1;
  const cursors = reserve(parts << 2);
  const pages = reserve(parts * PAGE_BYTES);
  store<u32>(CURSORS, cursors);
  store<u32>(PAGES, pages);
  for (let part: usize = 0; part < parts; part++) store<u32>(cursors + (part << 2), pages + part * PAGE_BYTES);
}

@inline
function put(note: u32, rater: u32, time: u64, answer: u32): void {
  const part = note & partMask;
  const cursor: usize = <usize>load<u32>(CURSORS) + ((<usize>part) << 2);
  const at: usize = load<u32>(cursor);
  store<u32>(at, note);
  store<u32>(at, rater, 4);
  store<u64>(at, time, 8);
  store<u32>(at, answer, 16);
  const next = at + RATING_BYTES;
  const page: usize = <usize>load<u32>(PAGES) + (<usize>part) * PAGE_BYTES;
  if (next === page + PAGE_BYTES) {
    full(part);
    store<u32>(cursor, page);
  } else {
    store<u32>(cursor, next);
  }
}

/** Puts a rating that was read otherwise. */
export function addRating(note: u32, rater: u32, time: f64, answer: u32): void {
  put(note, rater, <u64>time, answer);
}

/** In two halves, of which neither waits for the other. Reads up to 7 bytes behind the id. */
@inline
function hashOf(at: usize, length: u32): u32 {
  let hash: u64 = (<u64>length) * MIX;
  let other: u64 = 0;
  let left = length;
  while (left >= 16) {
    hash = (hash ^ load<u64>(at)) * MIX;
    other = (other ^ load<u64>(at, 8)) * MIX;
    hash ^= hash >> 32;
    other ^= other >> 32;
    at += 16;
    left -= 16;
  }
  hash ^= other * MIX;
  if (left >= 8) {
    hash = (hash ^ load<u64>(at)) * MIX;
    hash ^= hash >> 32;
    at += 8;
    left -= 8;
  }
  if (left > 0) {
    hash = (hash ^ (load<u64>(at) & ((<u64>1 << (left << 3)) - 1))) * MIX;
    hash ^= hash >> 32;
  }
  return <u32>hash;
}

/** An entry is its index, its length, and its bytes, filled up with zeros to whole vectors. Reads up to 15 bytes behind the id. */
@inline
function isEntry(entry: usize, at: usize, length: u32): bool {
  if (load<u32>(entry, 4) !== length) return false;
  let stored = entry + 8;
  let left = length;
  while (left >= 16) {
    if (v128.any_true(v128.xor(v128.load(stored), v128.load(at)))) return false;
    stored += 16;
    at += 16;
    left -= 16;
  }
  if (left === 0) return true;
  const mask = (1 << left) - 1;
  return (i8x16.bitmask(i8x16.eq(v128.load(stored), v128.load(at))) & mask) === mask;
}

/** A slot is a hash and the address of an entry; 0 where free. */
function widen(table: usize): void {
  const old: usize = load<u32>(table, SLOTS);
  const slots = (load<u32>(table, MASK) + 1) << 1;
  const mask = slots - 1;
  const larger = reserve((<usize>slots) << 3);
  for (let s: usize = old, end: usize = old + ((<usize>slots) << 2); s < end; s += 8) {
    const slot = load<u64>(s);
    if (slot === 0) continue;
    let place = <u32>(slot >> 32) & mask;
    while (load<u64>(larger + ((<usize>place) << 3)) !== 0) place = (place + 1) & mask;
    store<u64>(larger + ((<usize>place) << 3), slot);
  }
  store<u32>(table, larger, SLOTS);
  store<u32>(table, mask, MASK);
}

function add(table: usize, place: usize, at: usize, length: u32, hash: u32): u32 {
  const index = load<u32>(table, COUNT);
  const entry = reserve(8 + ((length + 15) & ~15));
  store<u32>(entry, index);
  store<u32>(entry, length, 4);
  memory.copy(entry + 8, at, length);
  if (index === load<u32>(table, CAPACITY)) {
    const larger = reserve((<usize>index) << 3);
    memory.copy(larger, load<u32>(table, ENTRIES), (<usize>index) << 2);
    store<u32>(table, larger, ENTRIES);
    store<u32>(table, index << 1, CAPACITY);
  }
  store<u32>(<usize>load<u32>(table, ENTRIES) + ((<usize>index) << 2), <u32>entry);
  store<u64>(place, ((<u64>hash) << 32) | (<u64>entry));
  store<u32>(table, index + 1, COUNT);
  if ((index + 1) << 1 > load<u32>(table, MASK)) widen(table);
  return index;
}

@inline
function find(table: usize, at: usize, length: u32, hash: u32, adds: bool): i32 {
  const slots: usize = load<u32>(table, SLOTS);
  const mask = load<u32>(table, MASK);
  let place = hash & mask;
  while (true) {
    const here = slots + ((<usize>place) << 3);
    const slot = load<u64>(here);
    if (slot === 0) return adds ? <i32>add(table, here, at, length, hash) : -1;
    if (<u32>(slot >> 32) === hash && isEntry(<usize>(<u32>slot), at, length)) return <i32>load<u32>(<usize>(<u32>slot));
    place = (place + 1) & mask;
  }
}

/** Index of the id at an address, a new one where it is not known yet and `adds` is 1; else −1. Numbers above 2³¹ come back negative. */
export function lookUp(table: usize, at: usize, length: u32, adds: u32): i32 {
  return find(table, at, length, hashOf(at, length), adds !== 0);
}

// What follows asks first for the length that a cell nearly always has. A branch that is foretold tells the processor where
// the next cell begins, so that it reads on at once, instead of when it has counted.

/** Which of 16 bytes are no more than a line feed. */
@inline
function lowIn(at: usize): v128 {
  return i8x16.lt_u(v128.load(at), i8x16.splat(11));
}

/** The first byte from an address on that is no more than a line feed. */
@inline
function nextLow(at: usize): usize {
  while (true) {
    const low = i8x16.bitmask(lowIn(at));
    if (low !== 0) return at + ctz(low);
    at += 16;
  }
}

/** Behind a cell that needs no reading and its tab; 0 where it is in quotes, has a NUL or ends the row. */
@inline
function behindCell(at: usize): usize {
  if (load<u8>(at) === QUOTE) return 0;
  if (load<u8>(at) === TAB) return at + 1;
  if (load<u8>(at, 19) === TAB && !v128.any_true(v128.or(lowIn(at), lowIn(at + 3)))) return at + 20;
  while (true) {
    at = nextLow(at);
    const byte: u32 = load<u8>(at++);
    if (byte === TAB) return at;
    if (byte === 0 || byte === LINE_FEED) return 0;
  }
}

/** The same for the last cell of a row, which ends with a line feed. */
@inline
function behindRow(at: usize): usize {
  if (load<u8>(at) === QUOTE) return 0;
  if (load<u8>(at) === LINE_FEED) return at + 1;
  while (true) {
    at = nextLow(at);
    const byte: u32 = load<u8>(at++);
    if (byte === LINE_FEED) return at;
    if (byte === 0 || byte === TAB) return 0;
  }
}

/** Behind five cells that need no reading; 0 as for one. */
@inline
function behindFlags(at: usize): usize {
  const cells = v128.load(at);
  const digits = i8x16.bitmask(i8x16.le_u(i8x16.sub(cells, i8x16.splat(48)), i8x16.splat(9)));
  const tabs = i8x16.bitmask(i8x16.eq(cells, i8x16.splat(<i8>TAB)));
  // nearly all are of one digit
  if (((digits & 0x155) | (tabs & 0x2aa)) === 0x3ff) return at + 10;
  for (let cell = 0; cell < 5 && at !== 0; cell++) at = behindCell(at);
  return at;
}

/** Which of 16 bytes are no digits, a bit for each. */
@inline
function othersIn(at: usize): u32 {
  return i8x16.bitmask(i8x16.gt_u(i8x16.sub(v128.load(at), i8x16.splat(48)), i8x16.splat(9)));
}

/** How many digits begin at an address, up to 16. */
@inline
function digitsIn(at: usize): u32 {
  return ctz(othersIn(at) | 0x10000);
}

/** How many digits begin at an address, at most `most`, where a tab follows them; else 0. */
@inline
function digitsAt(at: usize, most: u32): u32 {
  let count = digitsIn(at);
  if (count === 16) count += digitsIn(at + 16);
  return count <= most && load<u8>(at + count) === TAB ? count : 0;
}

/** Eight digits, each as its value. */
@inline
function digitsOf(at: usize): u64 {
  return load<u64>(at) - 0x3030303030303030;
}

/** The value of eight digits: first of pairs, then of fours, then of all, side by side in one word. */
@inline
function eight(digits: u64): u64 {
  const value = digits * 10 + (digits >> 8);
  const high = (value & 0x000000ff000000ff) * 0x000f424000000064;
  const low = ((value >> 16) & 0x000000ff000000ff) * 0x0000271000000001;
  return (high + low) >> 32;
}

@inline
function numberAt(at: usize, digits: u32): u64 {
  // zeros are put before up to 15 digits, so that they are 16
  if (digits > 8 && digits < 16) return eight(digitsOf(at) << (<u64>(16 - digits) << 3)) * 100000000 + eight(digitsOf(at + digits - 8));
  let value: u64 = 0;
  const end = at + digits;
  for (; at + 8 <= end; at += 8) value = value * 100000000 + eight(digitsOf(at));
  for (; at < end; at++) value = value * 10 + (<u64>load<u8>(at) - 48);
  return value;
}

/** Lanes that hold no printable ASCII, or a quote. */
@inline
function noId(block: v128): v128 {
  return v128.or(i8x16.gt_u(i8x16.sub(block, i8x16.splat(33)), i8x16.splat(93)), i8x16.eq(block, i8x16.splat(34)));
}

/** Characters of an id of at most 128, printable ASCII but quotes, with a tab behind them; else 0. */
@inline
function idAt(at: usize): u32 {
  // nearly all are of 64
  if (load<u8>(at, 64) === TAB) {
    const first = v128.or(noId(v128.load(at)), noId(v128.load(at, 16)));
    const second = v128.or(noId(v128.load(at, 32)), noId(v128.load(at, 48)));
    if (!v128.any_true(v128.or(first, second))) return 64;
  }
  for (let length: u32 = 0; length <= 128; length += 16) {
    const bits = i8x16.bitmask(noId(v128.load(at + length)));
    if (bits === 0) continue;
    length += ctz(bits);
    return length <= 128 && load<u8>(at + length) === TAB ? length : 0;
  }
  return 0;
}

let tags: u32 = 0;

/** Puts 22 cells of one 0 or 1 each into `tags`; false where they are anything else. */
@inline
function readTags(at: usize): bool {
  const pattern = i16x8.splat(0x0930);
  const first = v128.xor(v128.load(at), pattern);
  const second = v128.xor(v128.load(at, 16), pattern);
  const third = v128.xor(v128.load(at, 28), pattern);
  const all = v128.or(v128.or(first, second), third);
  if (v128.any_true(v128.andnot(all, i16x8.splat(1)))) return false;
  const zero = i16x8.splat(0);
  const low = i8x16.bitmask(i8x16.neg(i8x16.narrow_i16x8_u(first, second)));
  const high = i8x16.bitmask(i8x16.neg(i8x16.narrow_i16x8_u(third, zero)));
  tags = <u32>low | (<u32>high << 14);
  return true;
}

/**
 * Of the word at an address the level, 0, 1 or 2, plus 4, and above 8 bits its bytes with its tab; 0 for anything else.
 * Without a branch, since nothing foretells the word.
 */
@inline
function levelAt(at: usize): u32 {
  const word = load<u64>(at);
  const helpful: u32 = u32(word === 0x094c5546504c4548); // HELPFUL⇥
  const not: u32 = u32(word === 0x504c45485f544f4e) & u32(load<u32>(at, 8) === 0x094c5546); // NOT_HELP FUL⇥
  const somewhat: u32 = u32(word === 0x54414857454d4f53) & u32(load<u64>(at, 8) === 0x4c5546504c45485f) & u32(load<u8>(at, 16) === TAB); // SOMEWHAT _HELPFUL ⇥
  return helpful * 0x806 + not * 0xc04 + somewhat * 0x1105;
}

/** Bytes of the cell at an address and of what has to follow: 1 for an empty one, 8 for DEFAULT, SAMPLED_LENGTH for POPULATION_SAMPLED; 0 for anything else. */
@inline
function sourceAt(at: usize, behind: u32): u32 {
  if (load<u8>(at) === behind) return 1;
  if ((load<u64>(at) & 0x00ffffffffffffff) === 0x0054_4c55_4146_4544) return load<u8>(at, 7) === behind ? 8 : 0; // DEFAULT
  if (load<u64>(at) !== 0x4954414c55504f50 || load<u64>(at, 8) !== 0x4c504d41535f4e4f) return 0; // POPULATI ON_SAMPL
  return load<u16>(at, 16) === 0x4445 && load<u8>(at, 18) === behind ? SAMPLED_LENGTH : 0; // ED
}

/**
 * Reads rows from `from` on while they are whole and plain. 64 readable bytes have to follow `end`, of which the first is
 * no part of a row and 0. An answer is packed: tags, level « 22, sample « 24.
 *
 * @param tail cells behind the tags
 * @param source which of them, from 0, says where the rating came from; −1 for none
 * @returns rows read; NEXT holds where to go on
 */
export function parseRows(from: usize, end: usize, tail: i32, source: i32): u32 {
  let at = from;
  let all: u32 = 0;
  let next = from;
  let open = true;
  while (open) {
    let rows: u32 = 0;
    while (rows < BATCH) {
      const note = at;
      const noteLength: u32 = load<u8>(at, 19) === TAB && (othersIn(at) | othersIn(at + 3)) === 0 ? 19 : digitsAt(at, 19);
      if (noteLength === 0 || load<u8>(at) === 48) { open = false; break; }
      if (noteLength === 19 && load<u8>(at) === 57 && numberAt(at, 19) > LARGEST_ID) { open = false; break; }
      at += noteLength + 1;
      const rater = at;
      const raterLength = idAt(at);
      if (raterLength === 0) { open = false; break; }
      at += raterLength + 1;
      const digits: u32 = load<u8>(at, 13) === TAB && (othersIn(at) & 0x1fff) === 0 ? 13 : digitsAt(at, 15);
      if (digits === 0) { open = false; break; }
      const time = numberAt(at, digits);
      at = behindFlags(at + digits + 1);
      if (at === 0) { open = false; break; }
      const level = levelAt(at);
      if (level === 0) { open = false; break; }
      at += level >> 8;
      if (!readTags(at)) { open = false; break; }
      at += 44;
      let sampled: u32 = 0;
      for (let cell = 0; cell < tail && at !== 0; cell++) {
        const last = cell + 1 === tail;
        if (cell === source) {
          const length = sourceAt(at, last ? LINE_FEED : TAB);
          sampled = u32(length === SAMPLED_LENGTH);
          at = length === 0 ? 0 : at + length;
        } else {
          at = last ? behindRow(at) : behindCell(at);
        }
      }
      if (at === 0 || at > end) { open = false; break; }
      const row = SCRATCH + (<usize>rows) * SCRATCH_ROW;
      store<u32>(row, note);
      store<u32>(row, noteLength, 4);
      store<u32>(row, hashOf(note, noteLength), 8);
      store<u32>(row, rater, 12);
      store<u32>(row, raterLength, 16);
      store<u32>(row, hashOf(rater, raterLength), 20);
      store<u64>(row, time, 24);
      store<u32>(row, tags | ((level & 3) << 22) | (sampled << 24), 32);
      next = at;
      rows++;
    }
    // touches what the look-ups below will need: the processor fetches all of a batch at once
    const noteSlots: usize = load<u32>(NOTES, SLOTS);
    const noteMask = load<u32>(NOTES, MASK);
    const raterSlots: usize = load<u32>(RATERS, SLOTS);
    const raterMask = load<u32>(RATERS, MASK);
    let touched: u32 = 0;
    const behind = SCRATCH + (<usize>rows) * SCRATCH_ROW;
    for (let row = SCRATCH; row < behind; row += SCRATCH_ROW) {
      touched += load<u8>(<usize>load<u32>(noteSlots + ((<usize>(load<u32>(row, 8) & noteMask)) << 3)));
      const rater: usize = load<u32>(raterSlots + ((<usize>(load<u32>(row, 20) & raterMask)) << 3));
      touched += load<u8>(rater) + load<u8>(rater, 64);
    }
    store<u32>(NEXT + 4, touched);
    for (let row = SCRATCH; row < behind; row += SCRATCH_ROW) {
      const note = find(NOTES, load<u32>(row), load<u32>(row, 4), load<u32>(row, 8), true);
      const rater = find(RATERS, load<u32>(row, 12), load<u32>(row, 16), load<u32>(row, 20), true);
      put(note, rater, load<u64>(row, 24), load<u32>(row, 32));
    }
    all += rows;
  }
  store<u32>(NEXT, next);
  return all;
}
