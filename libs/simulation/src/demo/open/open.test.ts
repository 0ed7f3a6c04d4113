import { assignTopics, CORE_PARAMETERS } from '@bridgenotes/scoring';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DEMO, DEMO_CONTENT, demoCommunity, demoRaters, demoTruth, furtherStatement, OPEN_CONTENT, openNotes } from '../../index';

const NOW = Date.UTC(2026, 10, 22);
const FURTHER = Array.from({ length: 500 }, (_, index) => furtherStatement(index, DEFAULT_DEMO.seed));
const ALL = [...OPEN_CONTENT, ...FURTHER];
const notes = ALL.flatMap((statement) => statement.notes);

describe('open content', () => {
  it('is about things that the settled part does not have, each said once', () => {
    const urls = [...DEMO_CONTENT, ...ALL].flatMap(({ url }) => url ?? []);
    expect(new Set(urls).size).toBe(urls.length);
    const said = [...DEMO_CONTENT, ...OPEN_CONTENT].flatMap((statement) => statement.notes.map(({ text }) => text));
    expect(new Set(said).size).toBe(said.length);
  });

  it('links to reserved names only, keeps to the length of a note and gives the better notes a source', () => {
    for (const url of [...notes.map(({ text }) => text), ...ALL.flatMap(({ url }) => url ?? [])].flatMap((text) => text.match(/https?:\/\/[^\s,]+/g) ?? [])) {
      expect(new URL(url).hostname).toMatch(/(^|\.)(example\.(org|com|net)|example)$/);
    }
    for (const { text, quality } of notes) {
      expect([...text.replace(/https:\/\/\S+/g, '.')].length, text).toBeLessThanOrEqual(280);
      if (quality >= 0.6) expect(text).toContain('https://');
    }
  });

  it('has some of every sort, in five languages, one of them written from right to left', () => {
    expect(OPEN_CONTENT.length).toBeGreaterThanOrEqual(30);
    expect(new Set(OPEN_CONTENT.map(({ language }) => language))).toEqual(new Set(['en', 'de', 'ar', 'fr', 'es']));
    const open = OPEN_CONTENT.flatMap((statement) => statement.notes);
    expect(open.filter(({ quality }) => quality > 0.7).length).toBeGreaterThanOrEqual(25);
    expect(open.filter(({ quality }) => quality < -0.3).length).toBeGreaterThanOrEqual(12);
    expect(open.filter(({ slant }) => Math.abs(slant) > 0.5).length).toBeGreaterThanOrEqual(8);
  });

  it('touches none of the topics that scoring keeps apart', () => {
    expect([...assignTopics(notes.map(({ text }, n) => [String(n), text]), CORE_PARAMETERS.topics)]).toEqual([]);
  });

  it('goes on without end, the same for a seed', () => {
    expect(furtherStatement(7, 1)).toEqual(furtherStatement(7, 1));
    expect(furtherStatement(7, 1)).not.toEqual(furtherStatement(7, 2));
    expect(furtherStatement(143, 1).claim).not.toBe(furtherStatement(0, 1).claim);
  });
});

describe('open notes', () => {
  it('are of the last day, by the people of the settled part, and a note has few ratings', () => {
    const { notes: written, ratings, truth } = openNotes({ seed: DEFAULT_DEMO.seed, now: NOW, raters: DEFAULT_DEMO.raters });
    const people = demoCommunity().truth.raters;
    expect(truth.raters).toEqual(people);
    expect(demoRaters(DEFAULT_DEMO.seed)).toEqual(people);
    for (const { createdAtMillis } of [...written, ...ratings]) {
      expect(createdAtMillis).toBeLessThanOrEqual(NOW);
      expect(createdAtMillis).toBeGreaterThan(NOW - 86_400_000 - 1);
    }
    expect(ratings.length).toBe(8 * written.length);
  });

  it('have a truth that is found by their words, and other texts have none', () => {
    for (const { text, quality, slant } of [...DEMO_CONTENT, ...OPEN_CONTENT].flatMap((statement) => statement.notes)) expect(demoTruth(text)).toEqual({ quality, slant });
    expect(demoTruth('Somebody else wrote this.')).toBeUndefined();
  });
});
