import { BridgenotesError, createClient, type Client, type StatusChange } from '@bridgenotes/client';
import { openDataSource } from '@bridgenotes/scoring-runs/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { until } from './house';
import { globalId, openLivingHouse, type LivingHouse } from './living-house';

let house: LivingHouse;
let client: Client;

beforeAll(async () => {
  house = await openLivingHouse();
  client = createClient({ endpoint: house.url, WebSocket });
});
afterAll(() => house?.close());

describe('the typed client', () => {
  it('reads notes that are shown, page by page, each with its statement', async () => {
    const first = await client.recentHelpfulNotes({ first: 2 });
    expect(first.nodes).toHaveLength(2);
    const second = await client.recentHelpfulNotes({ first: 2, after: first.pageInfo.endCursor });
    expect(second.nodes.map((note) => note.id)).not.toEqual(first.nodes.map((note) => note.id));

    const [shown] = first.nodes;
    const note = await client.note(shown!.id);
    expect(note).toMatchObject({ text: shown!.text, decision: { status: 'CURRENTLY_RATED_HELPFUL' }, missing: [] });
    const statement = await client.statement({ id: shown!.statement.id });
    expect(statement!.surfacedNotes.map((surfaced) => surfaced.note.id)).toContain(shown!.id);
    expect(await client.note(globalId('Note', '1'))).toBeNull();
  });

  it('is told the strongest of several notes first, whichever was decided last', async () => {
    const [strong, weak, unscored] = house.community.notes.filter(({ opinion }) => opinion === 'both').slice(-3);
    const dataSource = await openDataSource(house.databaseUrl);
    try {
      await dataSource.query(
        `UPDATE note_scores SET statement_id = $4, intercept = CASE note_id WHEN $1 THEN 0.6 WHEN $2 THEN 0.45 END, decided_at = decided_at + CASE note_id WHEN $1 THEN interval '0' ELSE interval '1 minute' END WHERE note_id IN ($1, $2, $3)`,
        [strong!.id, weak!.id, unscored!.id, strong!.statementId]);
      const [answer] = await client.surfacedNotes([`https://example.org/${house.community.notes.indexOf(strong!)}`]);
      expect(answer!.notes.map(({ score }) => score)).toEqual([0.6, 0.45, null]);
      expect(answer!.notes.map(({ note }) => note.id)).toEqual([strong, weak, unscored].map((note) => globalId('Note', note!.id)));
    } finally {
      await dataSource.query('UPDATE note_scores SET statement_id = notes.statement_id FROM notes WHERE notes.id = note_id');
      await dataSource.destroy();
    }
  });

  it('asks for any number of URLs, and gets an answer for each, in order', async () => {
    const { nodes } = await client.recentHelpfulNotes({ first: 100 });
    const noted = nodes.map((note) => note.statement.url!);
    const urls = Array.from({ length: 150 }, (_, i) => (i % 2 === 0 ? noted[i % noted.length]! : `https://nobody.example/${i}`));
    let answers: Awaited<ReturnType<Client['surfacedNotes']>> = [];
    const queries = await house.queriesOf(async () => (answers = await client.surfacedNotes(urls)));
    expect(answers.map(({ url }) => url)).toEqual(urls);
    expect(answers.map(({ notes }) => notes.length > 0)).toEqual(urls.map((_, i) => i % 2 === 0));
    expect(queries.length).toBeLessThan(20);
    expect(await client.surfacedNotes([])).toEqual([]);
  });

  it('tells refusals by their code, and a server that is not there', async () => {
    await expect(client.note('nonsense')).rejects.toMatchObject({ name: 'BridgenotesError', code: 'INVALID_ID', details: { given: 'nonsense' } });
    await expect(createClient({ endpoint: house.url, authorization: () => 'Bearer nonsense' }).note(globalId('Note', '1'))).rejects.toMatchObject({ code: 'INVALID_TOKEN' });
    await expect(createClient({ endpoint: 'http://127.0.0.1:9/graphql' }).recentHelpfulNotes()).rejects.toMatchObject({ code: 'NETWORK' });
    await expect(createClient({ endpoint: house.url.replace('/graphql', '/nothing') }).recentHelpfulNotes()).rejects.toBeInstanceOf(BridgenotesError);
  });

  it('gives up when it is told to', async () => {
    const given = new AbortController();
    const asked = client.recentHelpfulNotes({}, { signal: given.signal });
    given.abort(new Error('changed my mind'));
    await expect(asked).rejects.toThrow('changed my mind');
  });

  it('hears of a change of status as it is published, of the statement it asked about', async () => {
    const shown = house.community.notes.filter(({ opinion }) => opinion === 'both');
    const [followed, other] = [shown[0]!, shown[1]!];
    const changes: StatusChange[] = [];
    const elsewhere: StatusChange[] = [];
    const stopFollowing = client.onStatusChange(globalId('Statement', followed.statementId), (change) => void changes.push(change));
    const stopListening = client.onStatusChange(globalId('Statement', other.statementId), (change) => void elsewhere.push(change));
    await sleep(500);
    await house.changeMinds(followed.id);
    await until(async () => (changes.length > 0 ? true : null));
    expect(changes[0]).toMatchObject({ fromStatus: 'CURRENTLY_RATED_HELPFUL', note: { id: globalId('Note', followed.id), statement: { id: globalId('Statement', followed.statementId) } } });
    expect(elsewhere).toEqual([]);

    stopFollowing();
    const heard = changes.length;
    await house.changeMinds(other.id);
    await until(async () => (elsewhere.length > 0 ? true : null));
    expect(changes).toHaveLength(heard);
    stopListening();
  });

  it('ends a subscription that is refused, with the code', async () => {
    const ended = await new Promise<BridgenotesError>((resolve) => void client.onStatusChange('nonsense', { next: () => undefined, error: resolve }));
    expect(ended).toMatchObject({ code: 'INVALID_ID' });
    const refused = createClient({ endpoint: house.url, WebSocket, authorization: () => 'Bearer nonsense' });
    expect(await new Promise((resolve) => void refused.onStatusChange(null, { next: () => undefined, error: resolve }))).toMatchObject({ code: 'INVALID_TOKEN' });
  });
});
