type TypedArray = Float64Array | Uint32Array | Uint8Array | Int8Array;

/** A typed array that grows as values are added: a column whose length is not known before the last row. */
export class Growing<Array_ extends TypedArray> {
  #values: Array_;
  #length = 0;

  constructor(private readonly make: new (length: number) => Array_) {
    this.#values = new make(1024);
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new this.make(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** The values so far, in an array of their own length. */
  done(): Array_ {
    return this.#values.slice(0, this.#length) as Array_;
  }
}
