import { IdTable } from './id-table';
import type { RatingReader } from './parse-rows';
import type { RowView } from './tsv-parser';

/** Ratings as columns that grow. Note and rater are indices into the two id tables. 22 bytes a rating. */
export class GrowingRatings {
  readonly noteIds = new IdTable();
  readonly raterIds = new IdTable();
  count = 0;
  note = new Uint32Array(1024);
  rater = new Uint32Array(1024);
  createdAtMillis = new Float64Array(1024);
  level = new Uint8Array(1024);
  tags = new Uint32Array(1024);
  populationSampled = new Uint8Array(1024);

  /** Adds the rating that `reader` has just read from `row`. */
  add(row: RowView, reader: RatingReader): void {
    if (this.count === this.note.length) this.#grow();
    const at = this.count;
    const { note, rater } = reader;
    this.note[at] = this.noteIds.intern(row.bytes, row.starts[note.index] as number, row.ends[note.index] as number);
    this.rater[at] = this.raterIds.intern(row.bytes, row.starts[rater.index] as number, row.ends[rater.index] as number);
    this.createdAtMillis[at] = reader.createdAtMillis;
    this.level[at] = reader.level;
    this.tags[at] = reader.tags;
    this.populationSampled[at] = reader.populationSampled;
    this.count = at + 1;
  }

  #grow(): void {
    const size = this.note.length * 2;
    this.note = grown(this.note, new Uint32Array(size));
    this.rater = grown(this.rater, new Uint32Array(size));
    this.createdAtMillis = grown(this.createdAtMillis, new Float64Array(size));
    this.level = grown(this.level, new Uint8Array(size));
    this.tags = grown(this.tags, new Uint32Array(size));
    this.populationSampled = grown(this.populationSampled, new Uint8Array(size));
  }
}

function grown<A extends Uint8Array | Uint32Array | Float64Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}
