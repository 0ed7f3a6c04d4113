import type { VectorModel } from './vector-model';

/** Sweeps of Jacobi rotations; matrices this small need four or five. */
const SWEEPS = 30;

/**
 * Turns the axes of a model so that they mean something and every fit of the same ratings has the same: viewpoints and
 * slants may be turned together without any rating noticing. The first axis is the one along which viewpoints, and at an
 * optimum slants in the same proportion, explain most of the ratings; the next one most of what is left, at a right angle
 * (principal axes). Each is then mirrored, where needed, so that most raters are negative, as with one dimension; where they are equally many, the first rater.
 */
export function turnToAxes({ order, notes, raters }: VectorModel): void {
  const k = order - 1;
  const moments = Array.from({ length: k }, (_, i) => Float64Array.from({ length: k }, (__, j) => moment(raters, order, i + 1, j + 1)));
  const axes = eigenvectors(moments);
  for (const rows of [notes, raters]) turn(rows, order, axes);
  for (let d = 1; d < order; d++) {
    let balance = 0;
    let first = 0;
    for (let i = d; i < raters.length; i += order) {
      balance += Math.sign(raters[i]!);
      first ||= Math.sign(raters[i]!);
    }
    if (balance > 0 || (balance === 0 && first > 0)) for (const rows of [notes, raters]) for (let i = d; i < rows.length; i += order) rows[i] = -rows[i]!;
  }
}

function moment(rows: Float64Array, order: number, i: number, j: number): number {
  let sum = 0;
  for (let at = 0; at < rows.length; at += order) sum += rows[at + i]! * rows[at + j]!;
  return sum;
}

function turn(rows: Float64Array, order: number, axes: readonly Float64Array[]): void {
  const turned = new Float64Array(axes.length);
  for (let at = 0; at < rows.length; at += order) {
    axes.forEach((axis, d) => {
      let sum = 0;
      for (let j = 0; j < axis.length; j++) sum += axis[j]! * rows[at + 1 + j]!;
      turned[d] = sum;
    });
    rows.set(turned, at + 1);
  }
}

/** Unit eigenvectors of a symmetric matrix, that of the largest eigenvalue first (cyclic Jacobi rotations). */
export function eigenvectors(matrix: readonly Float64Array[]): Float64Array[] {
  const k = matrix.length;
  const a = matrix.map((row) => row.slice());
  const vectors = a.map((_, i) => Float64Array.from({ length: k }, (__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < k; p++) {
      for (let q = p + 1; q < k; q++) {
        const apq = a[p]![q]!;
        off += apq * apq;
        if (apq === 0) continue;
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * apq);
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const cosine = 1 / Math.sqrt(tangent * tangent + 1);
        rotate(a, vectors, p, q, cosine, tangent * cosine);
      }
    }
    if (off === 0) break;
  }
  const byValue = a.map((row, i) => ({ value: row[i]!, i })).sort((x, y) => y.value - x.value || x.i - y.i);
  return byValue.map(({ i }) => vectors[i]!);
}

/** One rotation of rows and columns p and q; `vectors` are kept as rows. */
function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number, cosine: number, sine: number): void {
  for (const row of a) {
    const [x, y] = [row[p]!, row[q]!];
    row[p] = cosine * x - sine * y;
    row[q] = sine * x + cosine * y;
  }
  for (const rows of [a, vectors]) {
    const [one, other] = [rows[p]!, rows[q]!];
    for (let j = 0; j < one.length; j++) {
      const [x, y] = [one[j]!, other[j]!];
      one[j] = cosine * x - sine * y;
      other[j] = sine * x + cosine * y;
    }
  }
}
