import type { NoteSet } from '../data/note-set';
import { FINAL_LABELS, FINAL_RULES } from '../rules/core-rules';
import { tagFilter } from '../rules/filter-rules';
import { firedLabels, type CoreDecision } from '../rules/rule';
import { MODEL_STATUSES, NOT_HELPFUL_TAGS, type ModelStatus, type NotHelpfulTag } from '../vocabulary';

const TAG_FILTER = 1 << FINAL_RULES.indexOf(tagFilter);

/** What a model says of each note, in columns of seven bytes a note. */
export class Verdicts {
  /** 0 where the model has no say, else 1 + place in MODEL_STATUSES. */
  readonly #status: Uint8Array;
  /** Bit i: FINAL_RULES[i] set a status. */
  readonly #fired: Uint32Array;
  /** Bit i: NOT_HELPFUL_TAGS[i] made the note an outlier, whether that changed its status or not. */
  readonly #tags: Uint16Array;

  constructor(notes: number) {
    this.#status = new Uint8Array(notes);
    this.#fired = new Uint32Array(notes);
    this.#tags = new Uint16Array(notes);
  }

  set(note: number, { status, fired }: CoreDecision, outlierTags: readonly NotHelpfulTag[]): void {
    this.#status[note] = 1 + MODEL_STATUSES.indexOf(status);
    this.#fired[note] = fired;
    this.#tags[note] = outlierTags.reduce((mask, tag) => mask | (1 << NOT_HELPFUL_TAGS.indexOf(tag)), 0);
  }

  /** Whether the model has a say on the note. */
  has(note: number): boolean {
    return this.#status[note] !== 0;
  }

  /** Undefined where the model has no say. */
  statusOf(note: number): ModelStatus | undefined {
    return MODEL_STATUSES[this.#status[note]! - 1];
  }

  /** Labels of the rules that set a status, in order. */
  rulesOf(note: number): string[] {
    return firedLabels(FINAL_LABELS, this.#fired[note]!);
  }

  /** Tags for which the model refused the note. */
  activeFilterTagsOf(note: number): NotHelpfulTag[] {
    if ((this.#fired[note]! & TAG_FILTER) === 0) return [];
    return NOT_HELPFUL_TAGS.filter((_, bit) => (this.#tags[note]! & (1 << bit)) !== 0);
  }

  /** The same for some notes, by their place among these. */
  of(notes: NoteSet): Verdicts {
    const some = new Verdicts(notes.length);
    for (let n = 0; n < this.#status.length; n++) {
      const place = notes.placeOf(n);
      if (place < 0) continue;
      some.#status[place] = this.#status[n]!;
      some.#fired[place] = this.#fired[n]!;
      some.#tags[place] = this.#tags[n]!;
    }
    return some;
  }
}
