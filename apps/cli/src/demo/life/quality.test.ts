import { LexiconJudge } from '@bridgenotes/ai-writers';
import { noteLength, urlsIn } from '@bridgenotes/notes';
import { furtherStatement } from '@bridgenotes/simulation';
import { describe, expect, it } from 'vitest';
import { truthOfFeatures } from './quality.rules';

async function qualityOf(text: string): Promise<number> {
  const { claimOpinion, harassmentAbuse } = await new LexiconJudge().judge({ text });
  return truthOfFeatures({ hasSource: urlsIn(text).length > 0, length: noteLength(text), claimOpinion: claimOpinion.verdict, harassmentAbuse: harassmentAbuse.verdict }).quality;
}

/** From here on the simulation's notes become helpful, and up to there not helpful. */
const GOOD = 0.6;
const POOR = -0.2;

describe('what simulated people think of a note', () => {
  it.each([
    'The league moved four of 46 matches, all on the two pitches at the river. The report lists each of them. https://league.example.org/matchday-9',
    'The picture is from another town: the sign behind the bus says Oldmere. https://archive.example.org/oldmere-bus',
    'Laut Messung vom 7. Oktober ist das Wasser in Ordnung, gesperrt war der Brunnen vier Tage lang. https://wasser.example.org/messwerte',
    'الجسر مفتوح منذ السادس من الشهر بحسب إعلان البلدية، وكان مغلقا يومين فقط. https://baladiya.example.org/ar/jisr',
  ])('is good where there is a claim, a source and some context: %s', async (text) => {
    expect(await qualityOf(text)).toBeGreaterThan(GOOD);
  });

  it.each([
    'I think this is ridiculous nonsense, shame on them! https://me.example.com/',
    'Obviously they are all corrupt and everybody knows it. https://me.example.com/',
    'You are an idiot and so is your mother, idiots everywhere. https://me.example.com/proof-12',
    'Sounds like nonsense to me.',
  ])('is poor where there is but a view or worse: %s', async (text) => {
    expect(await qualityOf(text)).toBeLessThan(POOR);
  });

  it.each(['Wrong. https://example.org/1', 'The report of the city from March says that the bridge was closed for four days only.'])('is in between where something is missing: %s', async (text) => {
    expect(await qualityOf(text)).toBeLessThan(GOOD);
    expect(await qualityOf(text)).toBeGreaterThan(POOR);
  });

  it('is what was meant of the notes that they write themselves', async () => {
    for (const note of Array.from({ length: 200 }, (_, index) => furtherStatement(index, 2026)).flatMap(({ notes }) => notes)) {
      const quality = await qualityOf(note.text);
      if (note.quality > 0) expect(quality, note.text).toBeGreaterThan(GOOD);
      else expect(quality, note.text).toBeLessThan(0.3);
    }
  });
});
