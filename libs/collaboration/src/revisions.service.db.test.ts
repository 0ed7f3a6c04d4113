import { ABILITY, AbilityService } from '@bridgenotes/contributors';
import { MEDIA, MEDIA_ENTITIES, MatchedNotes, MediaListener, MediaNotesService } from '@bridgenotes/media';
import type { GivenNote, Note } from '@bridgenotes/notes';
import { notesService } from '@bridgenotes/notes/testing';
import { CommunitySettings, dataSourceOptions, ManualClock, relayOutbox, SCOPES, type Viewer } from '@bridgenotes/platform';
import { ratingsService } from '@bridgenotes/ratings/testing';
import { PLATFORM_ENTITIES, START } from '@bridgenotes/scoring-runs/testing';
import { StatementsService } from '@bridgenotes/statements';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLABORATION, COLLABORATION_ENTITIES, RevisionsService } from './index';

const GIVEN: GivenNote = { classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text: 'The bridge was built in 2023. https://archive.example.org/bridge', trustworthySources: true, isCollaborativeNote: true };
const NEWER = GIVEN.text.replace('built', 'opened');
const clock = new ManualClock(START);

let database: TestDatabase;
let dataSource: DataSource;
let author: Viewer;
let mediaNotes: MediaNotesService;
let revisions: RevisionsService;
let pages = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [...PLATFORM_ENTITIES, ...MEDIA_ENTITIES, ...COLLABORATION_ENTITIES] })).initialize();
  const community = CommunitySettings.from({ media: { fetchMedia: false, resolveLinks: false } }, [ABILITY, MEDIA, COLLABORATION]);
  const [notes, ratings] = [notesService(dataSource, clock), ratingsService(dataSource, clock)];
  mediaNotes = new MediaNotesService(dataSource, clock, community, notes, ratings);
  revisions = new RevisionsService(dataSource, clock, notes, ratings, new AbilityService(dataSource, clock, community), community);
  const [person] = await dataSource.query<{ id: string }[]>(`INSERT INTO contributors (participant_id, alias, role, joined_at, writing_impact) VALUES ('P', 'author', 'contributor', $1, 10) RETURNING id`, [clock.now()]);
  author = { via: 'token', contributorId: person!.id, role: 'contributor', alias: 'author', scopes: SCOPES, removed: false, limitKey: 'author' };
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

/** Delivers what was committed, as a worker does. */
async function relay(): Promise<void> {
  const listener = new MediaListener(clock, CommunitySettings.from({ media: { fetchMedia: false, resolveLinks: false } }, [MEDIA]));
  while ((await relayOutbox(dataSource, (entries, manager) => listener.onEvents(manager, entries.filter(({ topic }) => (listener.topics as readonly string[]).includes(topic))))) > 0);
}
const add = async (given: { url: string } | { quotedText: string }) => (await new StatementsService(dataSource, clock).add(author, given)).statement.id;
const page = () => add({ url: `https://news.example.org/${++pages}` });
const revise = async (note: Note, text = NEWER) => (await revisions.revise(author, { ...GIVEN, noteId: note.id, text, explanation: 'Opened, not built.', correctsFact: true, suggestionIds: [] })).note;
const subjectOf = async ({ id }: Note) => (await mediaNotes.spreadOf([id]))[0]?.subject ?? null;
const matching = async (statementId: string) => (await new MatchedNotes(dataSource).ofStatements([statementId])).map(({ noteId }) => noteId);

describe('a new version', () => {
  it('of a note about a link is about the same link, and is found wherever that is', async () => {
    const note = await mediaNotes.write(author, { statementId: await page() }, GIVEN, 'LINK');
    const quoting = await add({ quotedText: `Look: https://news.example.org/${pages}?utm_source=friend` });
    await relay();
    expect(await matching(quoting)).toEqual([note.id]);

    const newer = await revise(note);
    expect(newer.id).not.toBe(note.id);
    expect(await subjectOf(newer)).toEqual({ ...(await subjectOf(note)), noteId: newer.id, createdAt: newer.createdAt });
    await relay();
    expect(await matching(quoting)).toEqual([newer.id]);
  });

  it('has to find agreement of its own: what raters answered was about other words', async () => {
    const note = await mediaNotes.write(author, { statementId: await page() }, GIVEN, 'LINK');
    await dataSource.query(`UPDATE note_subjects SET mode = 'AFTER_AGREEMENT', agreement = 'AGREED', spreading = true, first_helpful_at = $2 WHERE note_id = $1`, [note.id, clock.now()]);
    expect(await subjectOf(await revise(note))).toMatchObject({ subject: 'LINK', mode: 'AFTER_AGREEMENT', agreement: 'OPEN', spreading: false, firstHelpfulAt: null });
  });

  it('of a note about a picture is about that picture', async () => {
    const statementId = await page();
    await dataSource.query('UPDATE statements SET media_urls = $2 WHERE id = $1', [statementId, ['https://news.example.org/bridge.png']]);
    const newer = await revise(await mediaNotes.write(author, { statementId }, GIVEN, 'MEDIA'));
    expect([newer.isMediaNote, (await subjectOf(newer))?.subject]).toEqual([true, 'MEDIA']);
  });

  it('of a note about its statement stays about that alone', async () => {
    const note = await notesService(dataSource, clock).write(author, { statementId: await page() }, GIVEN);
    expect(await subjectOf(await revise(note))).toBeNull();
  });

  it('in which only the spelling changed keeps all that its subject has', async () => {
    const note = await mediaNotes.write(author, { statementId: await page() }, GIVEN, 'LINK');
    const before = await subjectOf(note);
    const same = await revise(note, GIVEN.text.toUpperCase().replace('HTTPS://ARCHIVE.EXAMPLE.ORG/BRIDGE', 'https://archive.example.org/bridge'));
    expect([same.id, await subjectOf(same)]).toEqual([note.id, before]);
  });
});
