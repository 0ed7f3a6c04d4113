import { AppError } from '@bridgenotes/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMayDelete, noteLength, noteValue, type GivenNote } from './note.rules';

const MISLEADING: GivenNote = { classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text: 'The figure is for 2019. https://stats.example.org/rain', trustworthySources: true };
const NOT_MISLEADING: GivenNote = { classification: 'NOT_MISLEADING', tags: ['notMisleadingFactuallyCorrect'], text: 'The figure is right.', trustworthySources: false };
const outcome = (given: GivenNote): string => {
  try {
    noteValue(given);
    return 'accepted';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

describe('noteValue', () => {
  it('keeps what was written, with tags once and in the order of the public table', () => {
    expect(noteValue({ ...MISLEADING, tags: ['misleadingSatire', 'misleadingOther', 'misleadingSatire'], text: ` a\r\n${MISLEADING.text} ` })).toEqual({
      ...MISLEADING, tags: ['misleadingOther', 'misleadingSatire'], text: `a\n${MISLEADING.text}`, isMediaNote: false, isCollaborativeNote: false,
    });
  });

  it.each<[string, string, Partial<GivenNote>]>([
    ['a misleading note with tag and source', 'accepted', {}],
    ['without a tag', 'NOTE_TAGS_REQUIRED', { tags: [] }],
    ['with a tag of the other side', 'NOTE_TAG_MISMATCH', { tags: ['misleadingOther', 'notMisleadingOther'] }],
    ['without a source', 'NOTE_SOURCE_REQUIRED', { text: 'Trust me.' }],
    ['with a source nobody can follow', 'NOTE_SOURCE_REQUIRED', { text: 'See http://localhost/a' }],
    ['without a text', 'NOTE_EMPTY', { text: ' \n\t ' }],
    ['of 280 characters', 'accepted', { text: `${'a'.repeat(278)} https://example.org/${'b'.repeat(300)}` }],
    ['of 281 characters', 'NOTE_TOO_LONG', { text: `${'a'.repeat(279)} https://example.org/b` }],
    ['of 10,000 characters', 'NOTE_TOO_LONG', { text: `https://example.org/b ${'a'.repeat(10_000)}` }],
    ['with one URL longer than any', 'NOTE_TOO_LONG', { text: `https://example.org/${'b'.repeat(4000)}` }],
    ['of many long URLs', 'INVALID_INPUT', { text: Array.from({ length: 10 }, (_, i) => `https://example.org/${i}${'b'.repeat(1000)}`).join(' ') }],
    ['with a NUL', 'INVALID_INPUT', { text: 'a\u0000 https://example.org/b' }],
  ])('%s: %s', (_, expected, change) => expect(outcome({ ...MISLEADING, ...change })).toBe(expected));

  it.each<[string, string, Partial<GivenNote>]>([
    ['a note that nothing is misleading', 'accepted', {}],
    ['without a source or a tag', 'accepted', { tags: [] }],
    ['with a tag of the other side', 'NOTE_TAG_MISMATCH', { tags: ['misleadingOther'] }],
  ])('%s: %s', (_, expected, change) => expect(outcome({ ...NOT_MISLEADING, ...change })).toBe(expected));
});

describe('noteLength', () => {
  it.each([
    ['abc', 3],
    ['e\u0301'.normalize('NFC'), 1],
    ['😀', 1],
    ['👨‍👩‍👧', 5],
    ['see https://example.org/a/long/path?x=1.', 6],
    ['https://a.example.org https://b.example.org', 3],
    ['参照https://example.org/aによると', 7],
  ])('%s is %i', (text, length) => expect(noteLength(text)).toBe(length));

  it('does not change when a URL becomes longer', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.lorem(), (path, words) => {
        expect(noteLength(`${words} https://example.org/a${path}x ${words}`)).toBe(noteLength(`${words} https://example.org/ ${words}`));
      }),
    );
  });
});

describe('checkMayDelete', () => {
  it('lets the author', () => expect(() => checkMayDelete('1', { authorId: '1' })).not.toThrow());
  it('does not let another', () => expect(() => checkMayDelete('2', { authorId: '1' })).toThrow('Only the author'));
});
