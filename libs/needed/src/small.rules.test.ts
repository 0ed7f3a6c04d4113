import { describe, expect, it } from 'vitest';
import { languageOf, primaryLanguage, ratingLanguages } from './language.rules';
import { ENGLISH_NEEDED } from './needed.texts';
import { NEEDED_REASONS, reasonsOf, type ReasonFacts } from './reasons.rules';
import { drawable, sampleSeed, type SampledPerson } from './sample.rules';

const HOUR = 3_600_000;
const counts = (n: number) => ({ helpful: n, somewhatHelpful: 0, notHelpful: 0 });
const SETTINGS = { waitHours: 24, viewsToDouble: 100 };
const facts = (given: Partial<ReasonFacts> = {}): ReasonFacts => ({ note: { negative: counts(6), positive: counts(6) }, numRatings: 12, createdAtMillis: 0, offeredAtMillis: 40 * HOUR, views: 0, relisted: false, yourLanguage: false, requested: false, ...given });
const reasons = (given: Partial<ReasonFacts>) => reasonsOf(facts(given), 48 * HOUR, SETTINGS);

describe('the reasons to offer a note', () => {
  it('are at least one, each by its own fact', () => {
    expect(reasons({})).toEqual(['OPEN_OUTCOME']);
    expect(reasons({ numRatings: 4, note: { negative: counts(4), positive: counts(0) } })).toEqual(['FEW_RATINGS']);
    expect(reasons({ relisted: true, createdAtMillis: 43 * HOUR, views: 100, offeredAtMillis: 24 * HOUR, yourLanguage: true, requested: true })).toEqual(['OPEN_OUTCOME', 'REVIEW_ASKED', 'NEW', 'WIDELY_SEEN', 'WAITED_LONG', 'YOUR_LANGUAGE', 'DRAWN_AT_RANDOM']);
  });

  it('do not tell which side is missing, or what it said', () => {
    const few = reasons({ note: { negative: counts(8), positive: counts(4) } });
    expect(few).toEqual(['OPEN_OUTCOME', 'MORE_VIEWPOINTS']);
    expect(reasons({ note: { negative: counts(4), positive: counts(8) } })).toEqual(few);
    expect(reasons({ note: { negative: counts(30), positive: counts(5) } })).toEqual(few);
    expect(reasons({ note: { negative: { helpful: 0, somewhatHelpful: 0, notHelpful: 8 }, positive: { helpful: 0, somewhatHelpful: 0, notHelpful: 4 } } })).toEqual(few);
  });

  it('all have a text', () => {
    expect(Object.keys(ENGLISH_NEEDED)).toEqual([...NEEDED_REASONS]);
  });
});

describe('languages', () => {
  it.each([['de', 'de'], ['pt-BR', 'pt'], ['zh-Hans-CN', 'zh'], ['EN', 'en'], ['', null], ['x', null], ['de;drop', null], ['12', null]])('of the tag "%s" is %s', (tag, expected) => {
    expect(primaryLanguage(tag)).toBe(expected);
  });

  it('are kept once and in order; what is none is refused, and so are too many', () => {
    expect(ratingLanguages(['pt-BR', 'de', 'pt'])).toEqual(['de', 'pt']);
    expect(() => ratingLanguages(['de', 'no language'])).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }) as Error);
    expect(() => ratingLanguages(Array.from({ length: 21 }, () => 'de'))).toThrow(expect.objectContaining({ code: 'BATCH_TOO_LARGE' }) as Error);
    expect([languageOf(null), languageOf('?'), languageOf('fr-CA')]).toEqual(['und', 'und', 'fr']);
  });
});

describe('who can be drawn', () => {
  const person = (id: number, given: Partial<SampledPerson> = {}): SampledPerson => ({ contributorId: String(id), participantId: `P${id}`, languages: [], open: 0, ...given });
  const note = { noteId: '9', authorId: '1', language: 'de', round: 2 };

  it('is neither the author nor who has rated it or was asked, nor who rates in other languages or has enough to do', () => {
    const people = [person(1), person(2), person(3, { languages: ['de', 'fr'] }), person(4, { languages: ['en'] }), person(5, { open: 3 }), person(6), person(7, { open: 2 })];
    expect(drawable(people, note, new Set(['6']), 3).map(({ contributorId }) => contributorId)).toEqual(['2', '3', '7']);
    expect(drawable([person(4, { languages: ['en'] })], { ...note, language: 'und' }, new Set(), 3)).toHaveLength(1);
  });

  it('depends on the note, the round and what the run gave', () => {
    const seeds = [sampleSeed(note, 'a'), sampleSeed(note, 'b'), sampleSeed({ ...note, round: 3 }, 'a'), sampleSeed({ ...note, noteId: '8' }, 'a')];
    expect(new Set(seeds).size).toBe(4);
  });
});
