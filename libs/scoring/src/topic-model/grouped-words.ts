/** Texts as numbers of their words, with repetitions: text t has `numbers` from starts[t] to starts[t + 1] − 1. */
export interface NumberedTexts {
  words: readonly string[];
  starts: Uint32Array;
  numbers: Uint32Array;
}

/** Numbers words while texts are read, and puts those of one group together. 4 bytes a word, beside the distinct ones. */
export class GroupedWords {
  readonly #numberOf = new Map<string, number>();
  readonly #words: string[] = [];
  /** Group and last word of each text. */
  readonly #groups: number[] = [];
  readonly #ends: number[] = [];
  #numbers = new Uint32Array(1 << 12);
  #length = 0;

  add(group: number, words: readonly string[]): void {
    while (this.#length + words.length > this.#numbers.length) {
      const larger = new Uint32Array(2 * this.#numbers.length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    for (const word of words) {
      let number = this.#numberOf.get(word);
      if (number === undefined) this.#numberOf.set(word, (number = this.#words.push(word) - 1));
      this.#numbers[this.#length++] = number;
    }
    this.#groups.push(group);
    this.#ends.push(this.#length);
  }

  /** The words of each group as one text. @param places of the groups among these texts */
  texts(places: Uint32Array): NumberedTexts {
    const starts = new Uint32Array(places.length + 1);
    const from = (text: number): number => (text === 0 ? 0 : this.#ends[text - 1]!);
    this.#groups.forEach((group, text) => (starts[places[group]! + 1]! += this.#ends[text]! - from(text)));
    for (let place = 0; place < places.length; place++) starts[place + 1]! += starts[place]!;
    const next = starts.slice();
    const numbers = new Uint32Array(this.#length);
    this.#groups.forEach((group, text) => {
      const place = places[group]!;
      numbers.set(this.#numbers.subarray(from(text), this.#ends[text]), next[place]);
      next[place]! += this.#ends[text]! - from(text);
    });
    return { words: this.#words, starts, numbers };
  }
}
