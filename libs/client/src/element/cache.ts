/** As much of a Storage as is needed. */
export interface Store {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

interface Entry<Value> {
  readonly at: number;
  readonly value: Value;
}

/** With the version of what is kept: another script may have left something of another shape. */
const PREFIX = 'bridge-note 1 ';

/** Values by key for a while: in memory, and in a store that outlives the page and that anybody may fill or refuse. */
export class Cache<Value> {
  readonly #memory = new Map<string, Entry<Value>>();
  readonly #store: Store | null;
  readonly #lifetime: number;
  readonly #now: () => number;

  /**
   * @param store what is kept from page to page; null where there is none
   * @param lifetime milliseconds
   */
  constructor(store: Store | null, lifetime: number, now: () => number) {
    this.#store = store;
    this.#lifetime = lifetime;
    this.#now = now;
    this.#tidy();
  }

  get(key: string): Value | undefined {
    const entry = this.#memory.get(key) ?? this.#stored(key);
    return entry !== undefined && this.#isFresh(entry) ? entry.value : undefined;
  }

  set(key: string, value: Value): void {
    const entry = { at: this.#now(), value };
    this.#memory.set(key, entry);
    this.#attempt((store) => store.setItem(PREFIX + key, JSON.stringify(entry)));
  }

  delete(key: string): void {
    this.#memory.delete(key);
    this.#attempt((store) => store.removeItem(PREFIX + key));
  }

  #stored(key: string): Entry<Value> | undefined {
    return this.#attempt((store) => JSON.parse(store.getItem(PREFIX + key) ?? 'null') as Entry<Value> | null) ?? undefined;
  }

  /** An entry of the future was made by a clock that was wrong. */
  #isFresh({ at }: Entry<Value>): boolean {
    const age = this.#now() - at;
    return age >= 0 && age < this.#lifetime;
  }

  /** What has expired makes room. */
  #tidy(): void {
    this.#attempt((store) => {
      const keys = Array.from({ length: store.length }, (_, i) => store.key(i)).filter((key) => key?.startsWith(PREFIX));
      for (const key of keys) if (this.get(key!.slice(PREFIX.length)) === undefined) store.removeItem(key!);
    });
  }

  /** A store may be full, forbidden, or filled by somebody else: then there is none. */
  #attempt<Result>(work: (store: Store) => Result): Result | undefined {
    try {
      return this.#store === null ? undefined : work(this.#store);
    } catch {
      return undefined;
    }
  }
}
