import { AppError } from '@bridgenotes/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, checkSpreadAnswer, spreadModeOf, spreads, type Answers, type SideAnswers } from './spread.rules';

const NEEDS = { ratersPerSide: 5, share: 0.8 };
const IMPACT = { mediaImpact: 2, automaticImpact: 10, programImpact: 100 };
const answers = (negative: [number, number], positive: [number, number]): Answers => ({ negative: { everywhere: negative[0], here: negative[1] }, positive: { everywhere: positive[0], here: positive[1] } });
const side = fc.record({ everywhere: fc.nat(30), here: fc.nat(30) });
const codeOf = (work: () => unknown): unknown => {
  try {
    return work() ?? 'allowed';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

describe('agreementOf', () => {
  it.each<[string, Answers, string]>([
    ['five on each side', answers([5, 0], [5, 0]), 'AGREED'],
    ['four on one side', answers([4, 0], [50, 0]), 'OPEN'],
    ['80 % on each side', answers([8, 2], [20, 5]), 'AGREED'],
    ['less on one side', answers([8, 3], [20, 0]), 'REFUSED'],
    ['five answers of one side, four of them for it', answers([4, 1], [5, 0]), 'OPEN'],
    ['five answers of one side, three of them for it', answers([3, 2], [5, 0]), 'REFUSED'],
    ['only against, and few', answers([0, 4], [0, 4]), 'OPEN'],
    ['nobody', answers([0, 0], [0, 0]), 'OPEN'],
  ])('%s: %s', (_, given, expected) => expect(agreementOf(given, NEEDS)).toBe(expected));

  it('treats both sides alike, and never agrees without enough on each, nor against a large part of one', () => {
    fc.assert(
      fc.property(side, side, (negative: SideAnswers, positive: SideAnswers) => {
        const found = agreementOf({ negative, positive }, NEEDS);
        expect(agreementOf({ negative: positive, positive: negative }, NEEDS)).toBe(found);
        const sides = [negative, positive];
        expect(found === 'AGREED').toBe(sides.every(({ everywhere, here }) => everywhere >= 5 && everywhere * 5 >= (everywhere + here) * 4));
      }),
    );
  });

  it('is never lost by one more who wants it everywhere', () => {
    fc.assert(
      fc.property(side, side, (negative, positive) => {
        if (agreementOf({ negative, positive }, NEEDS) === 'AGREED') expect(agreementOf({ negative: { ...negative, everywhere: negative.everywhere + 1 }, positive }, NEEDS)).toBe('AGREED');
      }),
    );
  });
});

describe('spreads', () => {
  it('after agreement, whoever wrote it', () => expect([spreads('AUTOMATIC', 'AGREED'), spreads('AFTER_AGREEMENT', 'AGREED')]).toEqual([true, true]));
  it('before it only for those who earned that', () => expect([spreads('AUTOMATIC', 'OPEN'), spreads('AFTER_AGREEMENT', 'OPEN')]).toEqual([true, false]));
  it('never against raters', () => expect([spreads('AUTOMATIC', 'REFUSED'), spreads('AFTER_AGREEMENT', 'REFUSED')]).toEqual([false, false]));
});

describe('spreadModeOf', () => {
  it.each<[string, string, 'MEDIA' | 'LINK', number, number?]>([
    ['a newcomer with a picture', 'MEDIA_NOTE_NOT_EARNED', 'MEDIA', 1],
    ['who has earned 2, with a picture', 'AFTER_AGREEMENT', 'MEDIA', 2],
    ['who has earned 9, with a link', 'MEDIA_NOTE_NOT_EARNED', 'LINK', 9],
    ['who has earned 10, with a picture', 'AUTOMATIC', 'MEDIA', 10],
    ['who has earned 10, with a link', 'AUTOMATIC', 'LINK', 10],
    ['a program with 99', 'MEDIA_NOTE_NOT_EARNED', 'MEDIA', 500, 99],
    ['a program with 100', 'AFTER_AGREEMENT', 'MEDIA', 500, 100],
    ['a program with a link', 'MEDIA_NOTE_NOT_EARNED', 'LINK', 500, 500],
  ])('%s: %s', (_, expected, subject, writingImpact, recentImpact) =>
    expect(codeOf(() => spreadModeOf(subject, { writingImpact, ...(recentImpact !== undefined && { program: { recentImpact } }) }, IMPACT))).toBe(expected));
});

describe('checkSpreadAnswer', () => {
  it('takes an answer to a note on a picture', () => expect(codeOf(() => checkSpreadAnswer('EVERYWHERE', 'MEDIA', true))).toBe('allowed'));
  it('takes that it is for this statement only, also from who finds it not helpful', () => expect(codeOf(() => checkSpreadAnswer('THIS_STATEMENT', 'LINK', false))).toBe('allowed'));
  it('does not take an answer to a note on a statement', () => expect(codeOf(() => checkSpreadAnswer('THIS_STATEMENT', 'STATEMENT', true))).toBe('SPREAD_ANSWER_MISMATCH'));
  it('nor "everywhere" from who finds it not helpful', () => expect(codeOf(() => checkSpreadAnswer('EVERYWHERE', 'MEDIA', false))).toBe('SPREAD_ANSWER_MISMATCH'));
});
