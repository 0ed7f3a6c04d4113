import { CommunitySettings } from '@bridgenotes/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLLABORATION } from './collaboration.settings';
import { differenceOf } from './difference.rules';
import { keepsRatings, mayRevise, REVISION_REASONS, type Judged, type RevisionFacts, type RevisionIntent } from './revision.rules';
import { ENGLISH_REVISION, revisionText } from './revision.texts';

const SETTINGS = CommunitySettings.from({}, [COLLABORATION]).of(COLLABORATION);
const MISLEADING = 'MISINFORMED_OR_POTENTIALLY_MISLEADING';
const facts = (given: Partial<RevisionFacts> = {}): RevisionFacts => ({ status: 'NEEDS_MORE_RATINGS', waiting: false, ratings: 10, sides: { negative: 4, positive: 6 }, helpfulShare: 0.6, intercept: null, notHelpfulVersions: 0, ...given });
const intent = (given: Partial<RevisionIntent> = {}): RevisionIntent => ({ correctsFact: false, incorporates: false, classification: { from: MISLEADING, to: MISLEADING }, ...given });
const decide = (f: Partial<RevisionFacts>, i: Partial<RevisionIntent> = {}) => {
  const { may, reason } = mayRevise(facts(f), intent(i), SETTINGS);
  return `${may ? 'may' : 'may not'}: ${reason}`;
};

describe('a new version', () => {
  it.each([
    ['a helpful note', { status: 'CURRENTLY_RATED_HELPFUL' }, {}, 'may not: RATED_HELPFUL'],
    ['a helpful note that waits', { waiting: true }, { incorporates: true }, 'may not: RATED_HELPFUL'],
    ['a helpful note with a wrong fact', { status: 'CURRENTLY_RATED_HELPFUL' }, { correctsFact: true }, 'may: CORRECTS_FACT'],
    ['a note that is not helpful', { status: 'CURRENTLY_RATED_NOT_HELPFUL', helpfulShare: 0.2 }, {}, 'may: POORLY_RATED'],
    ['a note that is not helpful again', { status: 'CURRENTLY_RATED_NOT_HELPFUL', helpfulShare: 0.2, notHelpfulVersions: 1 }, {}, 'may not: NOT_HELPFUL_AGAIN'],
    ['a note that turns round', { ratings: 100 }, { classification: { from: MISLEADING, to: 'NOT_MISLEADING' } }, 'may: NOW_NOT_MISLEADING'],
    ['a note with 300 ratings', { ratings: 300, sides: { negative: 150, positive: 150 }, intercept: 0.36 }, {}, 'may not: NEAR_AGREEMENT'],
    ['a note with 301 ratings', { ratings: 301, sides: { negative: 150, positive: 151 }, intercept: 0.36 }, {}, 'may: MANY_RATINGS'],
    ['a note without agreement', { ratings: 31, sides: { negative: 5, positive: 26 }, intercept: 0.349 }, {}, 'may: NO_AGREEMENT'],
    ['a note at the brink', { ratings: 31, sides: { negative: 5, positive: 26 }, intercept: 0.35 }, {}, 'may not: NEAR_AGREEMENT'],
    ['a note of one side', { ratings: 31, sides: { negative: 4, positive: 27 }, intercept: 0.1, helpfulShare: 0.71 }, {}, 'may not: WELL_RATED'],
    ['a note that most find helpful', { ratings: 30, helpfulShare: 0.7 }, { incorporates: true }, 'may not: WELL_RATED'],
    ['a note that few find helpful', { ratings: 30, helpfulShare: 0.49 }, {}, 'may: POORLY_RATED'],
    ['a divided note', { ratings: 30, helpfulShare: 0.5 }, {}, 'may not: UNDECIDED'],
    ['a divided note with a suggestion', { ratings: 30, helpfulShare: 0.5 }, { incorporates: true }, 'may: TAKES_UP_SUGGESTION'],
    ['a young note', { ratings: 3, helpfulShare: 0 }, { incorporates: true }, 'may not: TOO_FEW_RATINGS'],
    ['a note with one rating and a suggestion', { ratings: 1, helpfulShare: 1 }, { incorporates: true }, 'may: TAKES_UP_SUGGESTION'],
    ['a note with one rating', { ratings: 1, helpfulShare: 1 }, {}, 'may not: TOO_FEW_RATINGS'],
    ['a note without ratings', { ratings: 0, helpfulShare: null }, {}, 'may not: TOO_FEW_RATINGS'],
  ] as [string, Partial<RevisionFacts>, Partial<RevisionIntent>, string][])('of %s', (_, f, i, decision) => {
    expect(decide(f, i)).toBe(decision);
  });

  it('never takes a helpful note from its raters but for a fact', () => {
    const anything = fc.record({ ratings: fc.nat(1000), helpfulShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })), intercept: fc.option(fc.double({ min: -1, max: 1, noNaN: true })), notHelpfulVersions: fc.nat(3) });
    fc.assert(fc.property(anything, fc.boolean(), fc.boolean(), (f, incorporates, waiting) => {
      const status = waiting ? 'NEEDS_MORE_RATINGS' : 'CURRENTLY_RATED_HELPFUL';
      expect(decide({ ...f, status, waiting }, { incorporates })).toBe('may not: RATED_HELPFUL');
    }));
  });

  it('has a sentence for every reason', () => {
    for (const reason of REVISION_REASONS) expect(revisionText(reason)).toMatch(/^[A-Z].*\.$/);
    expect(Object.keys(ENGLISH_REVISION)).toHaveLength(REVISION_REASONS.length);
  });
});

describe('ratings', () => {
  const urlsOf = (text: string) => text.match(/https?:\S+/g) ?? [];
  const note = (text: string, given: Partial<Judged> = {}): Judged => ({ classification: MISLEADING, tags: ['misleadingFactualError'], text, ...given });
  it.each([
    ['a comma', 'In fact it was 3% https://a.org/x', 'In fact, it was 3% https://a.org/x', true],
    ['case and spaces', 'the un says: no', 'The UN says — no', true],
    ['one letter', 'It is now legal', 'It is not legal', false],
    ['a digit', 'It was 2023', 'It was 2024', false],
    ['a decimal point', 'It was 1.5 million', 'It was 15 million', false],
    ['a minus', 'Growth of 3%', 'Growth of -3%', false],
    ['per cent', '3 of them', '3% of them', false],
    ['an accent', 'ano', 'año', false],
    ['case in a URL', 'See https://a.org/x', 'See https://a.org/X', false],
    ['a word', 'It is legal', 'It is hardly legal', false],
  ])('stand or fall with %s', (_, before, after, stand) => {
    expect(keepsRatings(note(before), note(after), urlsOf)).toBe(stand);
    expect(keepsRatings(note(after), note(before), urlsOf)).toBe(stand);
  });

  it('do not stand for another answer', () => {
    expect(keepsRatings(note('Same.'), note('Same.', { classification: 'NOT_MISLEADING' }), urlsOf)).toBe(false);
    expect(keepsRatings(note('Same.'), note('Same.', { tags: ['misleadingOther'] }), urlsOf)).toBe(false);
  });
});

describe('the difference', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', 'é', '語', '\n'), maxLength: 40 });
  it('gives both texts back', () => {
    fc.assert(fc.property(text, text, (before, after) => {
      const parts = differenceOf(before, after);
      expect(parts.filter(({ kind }) => kind !== 'added').map((part) => part.text).join('')).toBe(before);
      expect(parts.filter(({ kind }) => kind !== 'removed').map((part) => part.text).join('')).toBe(after);
    }));
  });

  it('is read word by word', () => {
    expect(differenceOf('It was built in 2023.', 'It was opened in 2024.')).toEqual([
      { kind: 'same', text: 'It was ' }, { kind: 'removed', text: 'built' }, { kind: 'added', text: 'opened' }, { kind: 'same', text: ' in ' }, { kind: 'removed', text: '2023' }, { kind: 'added', text: '2024' }, { kind: 'same', text: '.' },
    ]);
  });
});
