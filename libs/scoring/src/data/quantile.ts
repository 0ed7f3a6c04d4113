/** Quantile with linear interpolation between neighbours, as numpy does; NaN for no values. `values` stays unchanged. */
export function quantile(values: Float64Array, q: number): number {
  return values.length === 0 ? NaN : valueAt(values.slice(), (values.length - 1) * q);
}

/** What stands at a place of some values in order, between two places their mean by distance. Moves the values. */
export function valueAt(values: Float64Array, position: number): number {
  const below = Math.floor(position);
  const above = Math.min(below + 1, values.length - 1);
  select(values, below);
  const low = values[below]!;
  let high = low;
  if (above > below) {
    high = values[above]!;
    for (let k = above + 1; k < values.length; k++) if (values[k]! < high) high = values[k]!;
  }
  return low + (high - low) * (position - below);
}

/**
 * Moves values until the k-th smallest stands at k, none smaller after it and none greater before it
 * (Hoare's selection; the middle value of three as pivot). Values must not be NaN.
 */
function select(values: Float64Array, k: number): void {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const a = values[left]!;
    const b = values[(left + right) >> 1]!;
    const c = values[right]!;
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const held = values[i]!;
      values[i++] = values[j]!;
      values[j--] = held;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else return;
  }
}
