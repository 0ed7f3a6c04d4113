import { CORE_PARAMETERS } from '@bridgenotes/scoring';
import { describe, expect, it } from 'vitest';
import { intervalCoverage } from './coverage';

describe('the interval of a score', () => {
  it('holds the score that the note has once everybody rated it, about as often as it says', () => {
    const results = [1, 2].map((seed) => intervalCoverage(seed, { notes: 200, raters: 250 }, 0.08, CORE_PARAMETERS));
    const notes = results.reduce((sum, result) => sum + result.notes, 0);
    const covered = results.reduce((sum, result) => sum + result.covered * result.notes, 0) / notes;
    expect(notes).toBe(400);
    // Promised are 0.9; with 400 notes chance alone moves that by 0.015.
    expect(covered).toBeGreaterThan(0.86);
    expect(covered).toBeLessThan(0.96);
  });

  it('narrows with more ratings', () => {
    const [few, many] = [0.08, 0.3].map((part) => intervalCoverage(1, { notes: 200, raters: 250 }, part, CORE_PARAMETERS));
    expect(many!.width).toBeLessThan(0.7 * few!.width);
  });
});
