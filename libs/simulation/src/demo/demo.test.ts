import { CORE_PARAMETERS, assignTopics, score, type NoteStatus } from '@bridgenotes/scoring';
import { describe, expect, it } from 'vitest';
import { DEMO_CONTENT, demoCommunity, toScoringInput } from '../index';

const WAIT = 7 * 3_600_000;

/** Length as the rating rules count it: an address counts 1. */
function lengthOf(text: string): number {
  return [...text.replace(/https:\/\/\S+/g, '.')].length;
}

function scored(seed: number) {
  const community = demoCommunity({ seed });
  const first = score(toScoringInput(community, community.end), CORE_PARAMETERS);
  const second = score(toScoringInput(community, community.end + WAIT, first.history), CORE_PARAMETERS);
  return { community, first, second };
}

describe('demo content', () => {
  const notes = DEMO_CONTENT.flatMap((statement) => statement.notes);

  it('is 60 statements with 150 notes in at least 8 topics and 4 languages, several of them quotes', () => {
    expect([DEMO_CONTENT.length, notes.length]).toEqual([60, 150]);
    expect(new Set(DEMO_CONTENT.map((statement) => statement.topic)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(DEMO_CONTENT.map((statement) => statement.language)).size).toBeGreaterThanOrEqual(4);
    expect(DEMO_CONTENT.filter((statement) => statement.url === null).length).toBeGreaterThanOrEqual(6);
    expect(DEMO_CONTENT.every((statement) => (statement.url === null) === (statement.authorName !== null))).toBe(true);
  });

  it('says nothing twice, links to reserved names only and keeps to the length of a note', () => {
    expect(new Set(notes.map((note) => note.text)).size).toBe(notes.length);
    expect(new Set(DEMO_CONTENT.flatMap((statement) => statement.url ?? [])).size).toBe(DEMO_CONTENT.filter((s) => s.url !== null).length);
    for (const url of [...notes.map((note) => note.text), ...DEMO_CONTENT.map((statement) => statement.url ?? '')].flatMap((text) => text.match(/https?:\/\/[^\s,]+/g) ?? [])) {
      expect(new URL(url).hostname).toMatch(/(^|\.)(example\.(org|com|net)|example)$/);
    }
    for (const { text } of notes) expect(lengthOf(text), text).toBeLessThanOrEqual(280);
  });

  it('gives the better notes a source and touches none of the topics that scoring keeps apart', () => {
    for (const { quality, text } of notes) if (quality >= 0.6) expect(text).toContain('https://');
    expect([...assignTopics(notes.map(({ text }, n) => [String(n), text]), CORE_PARAMETERS.topics)]).toEqual([]);
  });
});

describe('demo community', () => {
  it('is the same for a seed and another for another', () => {
    expect(demoCommunity()).toEqual(demoCommunity());
    expect(demoCommunity({ seed: 3 }).ratings).not.toEqual(demoCommunity({ seed: 4 }).ratings);
  });

  it('has 400 contributors of different names and 12,000 ratings', () => {
    const { aliases, ratings, userEnrollment } = demoCommunity();
    expect([userEnrollment.length, new Set(aliases.values()).size, ratings.length]).toEqual([400, 400, 12_000]);
  });

  it.each([
    [2026, 60],
    [1, 60],
    [2, 60],
    [3, 60],
  ])('seed %i surfaces a healthy share of notes, at most %i, after the stability wait, and none before', (seed, most) => {
    const { first, second, community } = scored(seed);
    expect(first.summary.statuses.CURRENTLY_RATED_HELPFUL).toBe(0);
    const { CURRENTLY_RATED_HELPFUL: helpful, CURRENTLY_RATED_NOT_HELPFUL: not, NEEDS_MORE_RATINGS: more } = second.summary.statuses;
    console.log(`seed ${seed}: ${helpful} helpful, ${not} not helpful, ${more} need more ratings`);
    expect(helpful).toBeGreaterThanOrEqual(15);
    expect(helpful).toBeLessThanOrEqual(most);
    expect(not).toBeGreaterThanOrEqual(3);
    expect(more).toBeGreaterThan(75);
    const truth = new Map(community.truth.notes.map((note) => [note.noteId, note]));
    const mean = (status: NoteStatus, of: (note: { quality: number; slant: number }) => number): number => {
      const picked = second.notes.filter((note) => note.finalStatus === status).flatMap((note) => truth.get(note.id) ?? []);
      return picked.reduce((sum, note) => sum + of(note), 0) / picked.length;
    };
    expect(mean('CURRENTLY_RATED_HELPFUL', (note) => note.quality)).toBeGreaterThan(0.65);
    expect(mean('CURRENTLY_RATED_HELPFUL', (note) => Math.abs(note.slant))).toBeLessThan(0.1);
    expect(mean('CURRENTLY_RATED_NOT_HELPFUL', (note) => note.quality)).toBeLessThan(0.1);
  });
});
