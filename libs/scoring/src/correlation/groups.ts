/** Joins members step by step; of joined ones the lowest number stands for all (union–find). */
export class Groups {
  readonly #parent: Uint32Array;
  readonly #joined: Uint8Array;

  constructor(members: number) {
    this.#parent = Uint32Array.from({ length: members }, (_, k) => k);
    this.#joined = new Uint8Array(members);
  }

  join(a: number, b: number): void {
    this.#joined[a] = this.#joined[b] = 1;
    const [left, right] = [this.#root(a), this.#root(b)];
    this.#parent[Math.max(left, right)] = Math.min(left, right);
  }

  /** Whom a member is joined with, by number; −1 for members never joined. */
  of(member: number): number {
    return this.#joined[member] === 1 ? this.#root(member) : -1;
  }

  #root(member: number): number {
    let at = member;
    while (this.#parent[at] !== at) at = this.#parent[at] = this.#parent[this.#parent[at]!]!;
    return at;
  }
}
