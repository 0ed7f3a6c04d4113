import { demoCommunity, DEFAULT_DEMO } from '@bridgenotes/simulation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillDemo } from '../../apps/cli/src/demo/fill-demo';
import { openHouse, type House } from './house';

const SEARCH = 'query ($search: String!) { statements(search: $search, first: 100) { nodes { url quotedText authorName language } } }';

interface Found {
  url: string | null;
  quotedText: string;
  authorName: string | null;
  language: string;
}

const { statements } = demoCommunity({ seed: DEFAULT_DEMO.seed });

describe('the statements of the demo', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
    await fillDemo(house.databaseUrl, { environment: {} }, () => undefined);
  });
  afterAll(() => house.close());

  const search = async (words: string): Promise<Found[]> => {
    const { data, errors } = await house.ask<{ statements: { nodes: Found[] } }>(SEARCH, { search: words });
    expect(errors).toBeUndefined();
    return data.statements.nodes;
  };
  const claims = async (words: string) => (await search(words)).map(({ quotedText }) => quotedText);

  it('are all found by their own words, first of all, however they are written', async () => {
    for (const { claim } of statements) {
      expect((await claims(claim))[0]).toBe(claim);
      expect(await claims(`“${claim.toUpperCase()}”`)).toContain(claim);
    }
  });

  it('without a URL are found by who said them', async () => {
    const said = statements.filter(({ url }) => url === null);
    expect(said.length).toBeGreaterThan(5);
    for (const { authorName, claim } of said) expect(await search(authorName!)).toContainEqual({ url: null, quotedText: claim, authorName, language: 'en' });
  });

  it.each([
    ['en', 'lawyers BAR chatb'],
    ['de', 'romer BETON'],
    ['fr', 'l’an dernier billets'],
    ['es', 'podran vivir 150 anos'],
    ['ja', '電池 充電'],
    ['ja', 'この電池'],
  ])('in %s are found by some words, as people type them: %s', async (language, words) => {
    const found = await search(words);
    expect(found.map((statement) => statement.language)).toEqual([language]);
  });

  it.each(['romer podran', 'lawyers 電池', '???'])('are not found by words that no one of them has: %s', async (words) => {
    expect(await search(words)).toEqual([]);
  });
});
