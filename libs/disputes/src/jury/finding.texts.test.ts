import { describe, expect, it } from 'vitest';
import { findingText } from './finding.texts';
import { verdict, seatsOf, type GivenFinding } from './jury.rules';

describe('the published reason', () => {
  const found: GivenFinding[] = (['negative', 'centre', 'positive'] as const).map((side) => ({ side, finding: 'retracted' }));

  it('tells what was found and why, how many of each side, and what jurors wrote', () => {
    expect(findingText(verdict(found, seatsOf(3)), ['The source says 12.', 'First\nsecond'])).toBe(
      'The jury retracts the note: it is not shown any more. Jurors of both sides of the viewpoint axis agree on this by majority. ' +
        'One side: 0 for upholding, 0 for amending, 1 for retracting. Near the centre: 0 for upholding, 0 for amending, 1 for retracting. The other side: 0 for upholding, 0 for amending, 1 for retracting.' +
        '\n\nReasons that jurors gave for it:\n– The source says 12.\n– First\n  second',
    );
  });

  it('says that nobody gave one', () => {
    expect(findingText(verdict([], seatsOf(3)), [])).toMatch(/^The jury upholds the note\. Too few jurors .* 0 for retracting\.$/);
  });
});
