import { describe, expect, it } from 'vitest';
import { readNote } from './note-text.rules';
import { EMPTY_FIELDS, fieldOfRefusal, gapsOf, looksLikeAddress, sourceHints, TAGS, withClassification, withTag, type NoteFields } from './writing.rules';

const limits = { noteLength: 280, urlLength: 1, sourcesNeeded: 1 };
const gaps = (fields: Partial<NoteFields>) => {
  const all = { ...EMPTY_FIELDS, ...fields };
  return gapsOf(all, readNote(all.text, 1), limits).map(({ gap }) => gap);
};
const hints = (text: string, statementUrl: string | null = 'https://courier.example/story') => sourceHints(readNote(text, 1), statementUrl).map(({ hint }) => hint);

describe('a note while it is written', () => {
  it('tells what is missing, in the order of the form', () => {
    expect(gaps({})).toEqual(['classification', 'empty', 'trustworthy']);
    expect(gaps({ classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', text: 'words', trustworthy: true })).toEqual(['tags', 'source']);
    expect(gaps({ classification: 'NOT_MISLEADING', text: 'words', trustworthy: false })).toEqual([]);
    expect(gaps({ classification: 'NOT_MISLEADING', text: 'x'.repeat(281), trustworthy: true })).toEqual(['tooLong']);
    expect(gaps({ classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingSatire'], text: `https://example.org/${'x'.repeat(500)}`, trustworthy: true })).toEqual([]);
  });

  it('keeps no reason of the other answer, and reasons in the order of the form', () => {
    const misleading = withClassification(EMPTY_FIELDS, 'MISINFORMED_OR_POTENTIALLY_MISLEADING');
    const two = withTag(withTag(misleading, 'misleadingOther'), 'misleadingFactualError');
    expect(two.tags).toEqual(['misleadingFactualError', 'misleadingOther']);
    expect(withTag(two, 'misleadingOther').tags).toEqual(['misleadingFactualError']);
    expect(withTag(two, 'notMisleadingOther').tags).toEqual(two.tags);
    expect(withClassification(two, 'NOT_MISLEADING').tags).toEqual([]);
    expect(withClassification(two, 'MISINFORMED_OR_POTENTIALLY_MISLEADING')).toBe(two);
    expect(new Set([...TAGS.NOT_MISLEADING, ...TAGS.MISINFORMED_OR_POTENTIALLY_MISLEADING]).size).toBe(12);
  });

  it('says what is worth a second look of its sources', () => {
    expect(hints('')).toEqual([]);
    expect(hints('no source')).toEqual(['missing']);
    expect(hints('see http://localhost/x')).toEqual(['stray']);
    expect(hints('https://courier.example/story?utm_source=a')).toEqual(['sameStatement']);
    expect(hints('https://a.example/x and www.a.example/x/')).toEqual(['twice']);
    expect(hints('https://a.example/x and https://a.example/y')).toEqual(['oneSite']);
    expect(hints('https://a.example/ https://bit.ly/x http://b.example/x')).toEqual(['wholeSite', 'shortened', 'unsafe']);
    expect(hints('https://a.example/x and https://b.example/y')).toEqual([]);
  });

  it('has refusals of the server beside the field they are about', () => {
    expect(['NOTE_TOO_LONG', 'NOTE_TAGS_REQUIRED', 'MEDIA_NOT_SINGLE', 'NOTE_ALREADY_WRITTEN', 'WRITING_LOCKED'].map((code) => fieldOfRefusal(code, {}))).toEqual(['text', 'tags', 'subject', 'form', 'form']);
    expect([fieldOfRefusal('INVALID_INPUT', { field: 'text' }), fieldOfRefusal('INVALID_INPUT', { field: 'url' })]).toEqual(['text', 'form']);
  });
});

it('tells an address from words', () => {
  expect(['https://example.org/a b', 'https://example.org/a', 'www.example.org', 'example.org/x', ' https://example.org ', 'It is 3.5 million', 'e.g.', 'word', '', '3.5'].map(looksLikeAddress)).toEqual([false, true, true, true, true, false, false, false, false, false]);
});
