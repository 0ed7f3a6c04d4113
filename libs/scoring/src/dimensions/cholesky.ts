/**
 * Solves small symmetric positive definite systems in place. A matrix of order p is p·(p + 1)/2 numbers, its lower
 * triangle row by row; several lie behind each other in one array.
 */

/** Numbers that a matrix of some order takes. */
export const triangle = (order: number): number => (order * (order + 1)) / 2;

/** Replaces the matrix at `at` by its Cholesky factor. */
export function decompose(matrix: Float64Array, at: number, order: number): void {
  for (let i = 0; i < order; i++) {
    const row = at + triangle(i);
    for (let j = 0; j <= i; j++) {
      const other = at + triangle(j);
      let sum = matrix[row + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[row + k]! * matrix[other + k]!;
      matrix[row + j] = i === j ? Math.sqrt(sum) : sum / matrix[other + j]!;
    }
  }
}

/** Replaces the vector at `from` by the solution, for a matrix that was decomposed. */
export function solveWith(matrix: Float64Array, at: number, order: number, vector: Float64Array, from: number): void {
  for (let i = 0; i < order; i++) {
    const row = at + triangle(i);
    let sum = vector[from + i]!;
    for (let k = 0; k < i; k++) sum -= matrix[row + k]! * vector[from + k]!;
    vector[from + i] = sum / matrix[row + i]!;
  }
  for (let i = order - 1; i >= 0; i--) {
    let sum = vector[from + i]!;
    for (let k = i + 1; k < order; k++) sum -= matrix[at + triangle(k) + i]! * vector[from + k]!;
    vector[from + i] = sum / matrix[at + triangle(i) + i]!;
  }
}

/** Adds z·zᵀ to the matrix at `at`, where z = (1, the `order − 1` values from `from` on). */
export function addOuter(matrix: Float64Array, at: number, order: number, values: Float64Array, from: number): void {
  matrix[at]! += 1;
  for (let i = 1; i < order; i++) {
    const row = at + triangle(i);
    const value = values[from + i - 1]!;
    matrix[row]! += value;
    for (let j = 1; j <= i; j++) matrix[row + j]! += value * values[from + j - 1]!;
  }
}
