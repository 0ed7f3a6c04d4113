import { ManualClock } from '@bridgenotes/platform';
import { afterEach, describe, expect, it } from 'vitest';
import { openHouse, type House } from './house';

const COMMUNITY = `{ community {
  name description languages contact homepage url serverTime
  signIn { developmentLogin policies providers { issuer name clientId scopes token audience } }
  limits { noteLength urlLength writtenNoteLength sourcesNeeded notesPerDay quoteLength requestsPerDay requestSources requestReasonLength suggestionLength claimLength pageSize }
  features { pushKey emails webhooks fetchesMedia requestsVisibleTo readersDispute queryPage }
} }`;

let house: House;
afterEach(() => house?.close());

const ask = async () => (await house.get<{ community: Record<string, never> }>(COMMUNITY)).community;

describe('the query community', () => {
  it('tells anybody what a new server is, and what a client has to know', async () => {
    house = await openHouse({}, new ManualClock(Date.UTC(2026, 5, 1)));
    const community = await ask();
    expect(community).toMatchObject({
      name: 'Bridgenotes', languages: ['en'], contact: null, homepage: null, url: null, serverTime: '2026-06-01T00:00:00.000Z',
      signIn: { developmentLogin: true, providers: [], policies: ['NO_RECENT_REMOVAL'] },
      limits: { noteLength: 280, urlLength: 1, sourcesNeeded: 1, notesPerDay: 5, requestsPerDay: 5, requestSources: 3, requestReasonLength: 500, pageSize: 100 },
      features: { pushKey: null, emails: false, webhooks: false, fetchesMedia: true, requestsVisibleTo: 'topWriters', readersDispute: false, queryPage: true },
    });
    // What it says is what holds: a note as long as it says is taken, one character more is not.
    const token = await house.join('writer', 'contributor', 'earnedIn');
    const write = (length: number) => house.ask('mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id } } }', { input: {
      statementUrl: `https://news.example.org/${length}`, classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], trustworthySources: true,
      text: `${'a'.repeat(length - 2)} https://stats.example.org/table`,
    } }, token);
    expect((await write(280)).errors).toBeUndefined();
    expect((await write(281)).errors?.[0]!.extensions.code).toBe('NOTE_TOO_LONG');
  });

  it('tells what an operator has set, and where one signs in', async () => {
    house = await openHouse(
      {
        BRIDGENOTES_DEVELOPMENT_LOGIN: '0',
        PUBLIC_URL: 'https://notes.example.org/',
        OIDC_ISSUER: 'https://login.example.org,https://id.example.com/realm',
        OIDC_AUDIENCE: 'notes-api,web-two',
        OIDC_WEB_CLIENT_IDS: 'web-one,web-two',
        OIDC_NAMES: 'Example Login,Example ID',
        OIDC_WEB_SCOPES: 'openid email',
      },
      undefined, undefined,
      { about: { name: 'Stadtnotizen', languages: ['de', 'en'], contact: 'hallo@notes.example.org', homepage: 'https://example.org' }, limits: { perDay: 2 }, requests: { sources: 1, visibleTo: 'contributors' }, joining: { requirement: { anyOf: ['INVITATION', 'WAITING_LIST'] } } },
    );
    expect(await ask()).toMatchObject({
      name: 'Stadtnotizen', languages: ['de', 'en'], contact: 'hallo@notes.example.org', homepage: 'https://example.org', url: 'https://notes.example.org',
      signIn: {
        developmentLogin: false,
        policies: expect.arrayContaining(['INVITATION', 'WAITING_LIST']) as string[],
        providers: [
          { issuer: 'https://login.example.org', name: 'Example Login', clientId: 'web-one', scopes: ['openid', 'email'], token: 'ACCESS_TOKEN', audience: 'notes-api' },
          { issuer: 'https://id.example.com/realm', name: 'Example ID', clientId: 'web-two', scopes: ['openid', 'email'], token: 'ID_TOKEN', audience: null },
        ],
      },
      limits: { notesPerDay: 2, requestSources: 1 },
      features: { requestsVisibleTo: 'contributors' },
    });
  });

  it('reads nothing from the database', async () => {
    house = await openHouse();
    expect((await house.queriesOf(ask)).filter((query) => !query.includes('rate_limits'))).toEqual([]);
  });
});
