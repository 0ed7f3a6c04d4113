/** Rows in pages of any size, found by their place in all of them. */
export interface Paged<Row> {
  readonly length: number;
  at(place: number): Row | undefined;
}

/** @param pages as they were read; none is copied */
export function paged<Row>(pages: readonly (readonly Row[])[]): Paged<Row> {
  const starts: number[] = [];
  let length = 0;
  for (const page of pages) {
    starts.push(length);
    length += page.length;
  }
  return {
    length,
    at(place) {
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= place) low = middle;
        else high = middle - 1;
      }
      return pages[low]?.[place - starts[low]!];
    },
  };
}
