import { describe, expect, it } from 'vitest';
import { addScaled, CurvatureMemory, dot, largest, plainVectors } from './lbfgs';

const identity = (v: Float64Array, out: Float64Array): void => out.set(v);

describe('limited-memory BFGS', () => {
  it('without memory goes where the initial curvature says', () => {
    expect([...new CurvatureMemory(3, plainVectors(2)).direction(new Float64Array([2, -4]), identity)]).toEqual([2, -4]);
  });

  it('reproduces the inverse of a quadratic after as many steps as it has dimensions', () => {
    // Hessian diag(2, 10): steps along the axes change the gradient by these
    const memory = new CurvatureMemory(5, plainVectors(2));
    memory.remember(new Float64Array([1, 0]), new Float64Array([2, 0]));
    memory.remember(new Float64Array([0, 1]), new Float64Array([0, 10]));
    const direction = memory.direction(new Float64Array([2, 10]), identity);
    expect(direction[0]).toBeCloseTo(1, 12);
    expect(direction[1]).toBeCloseTo(1, 12);
  });

  it('does not learn from a step against the curvature, and forgets what is too old', () => {
    const memory = new CurvatureMemory(1, plainVectors(1));
    memory.remember(new Float64Array([1]), new Float64Array([-3]));
    expect(memory.direction(new Float64Array([6]), identity)[0]).toBe(6);
    memory.remember(new Float64Array([1]), new Float64Array([3]));
    memory.remember(new Float64Array([1]), new Float64Array([2]));
    expect(memory.direction(new Float64Array([6]), identity)[0]).toBeCloseTo(3, 12);
    memory.forget();
    expect(memory.direction(new Float64Array([6]), identity)[0]).toBe(6);
  });
});

describe('vectors', () => {
  it('multiply, add and tell their largest entry', () => {
    const v = new Float64Array([1, -5]);
    expect(dot(v, v)).toBe(26);
    addScaled(v, 2, new Float64Array([1, 1]));
    expect([...v]).toEqual([3, -3]);
    expect(largest(v)).toBe(3);
    expect(largest(new Float64Array())).toBe(0);
  });
});
