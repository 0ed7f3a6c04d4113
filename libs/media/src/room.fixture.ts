import { Contributor } from '@bridgenotes/contributors';
import type { GivenNote } from '@bridgenotes/notes';
import { notesService } from '@bridgenotes/notes/testing';
import { CommunitySettings, dataSourceOptions, ManualClock, PublicLog, relayOutbox, SCOPES, type OutboxEntry, type Viewer } from '@bridgenotes/platform';
import { ratingsService } from '@bridgenotes/ratings/testing';
import { fillCommunity, HOUR, PLATFORM_ENTITIES, runsService, START, type Community } from '@bridgenotes/scoring-runs/testing';
import { StatementsService } from '@bridgenotes/statements';
import { createTestDatabase } from '@bridgenotes/test-support';
import { DataSource } from 'typeorm';
import { MEDIA, MEDIA_ENTITIES, MatchedNotes, MediaChore, MediaListener, MediaNotesService, MediaService, type Addresses } from './index';

export const GIVEN: GivenNote = { classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingManipulatedMedia'], text: 'The picture is of 2019. https://archive.example.org/2019', trustworthySources: true };

/** The services of the room on a database of their own, beside a community of two halves whose notes were scored. */
export async function openRoom(settings: Record<string, unknown> = {}, addresses: Addresses | null = null) {
  const database = await createTestDatabase();
  const dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [...PLATFORM_ENTITIES, ...MEDIA_ENTITIES], poolSize: 20 })).initialize();
  const clock = new ManualClock(START + HOUR);
  const community = CommunitySettings.from({ media: settings }, [MEDIA]);
  const people: Community = await fillCommunity(dataSource, { raters: 40, notes: 40 });
  await dataSource.query('UPDATE statements SET note_count = 1');
  const listener = new MediaListener(clock, community);
  const [notes, ratings] = [notesService(dataSource, clock, { limits: { perDay: 1000, perAuthorPerDay: 1000 } }), ratingsService(dataSource, clock)];
  const runs = runsService(dataSource, clock);
  return {
    dataSource,
    clock,
    community: people,
    notes,
    statements: new StatementsService(dataSource, clock),
    media: new MediaService(dataSource, clock, community),
    mediaNotes: new MediaNotesService(dataSource, clock, community, notes, ratings),
    ratings,
    matched: new MatchedNotes(dataSource),
    chore: new MediaChore(dataSource, clock, community, addresses),
    listener,
    log: new PublicLog(dataSource),
    /** Makes and publishes a run, and tells of it. */
    run: () => runs.run({ trigger: 'schedule' }),
    /** Delivers what was committed, as a worker does. */
    relay: async (): Promise<void> => {
      const deliver = (entries: readonly OutboxEntry[], manager: Parameters<MediaListener['onEvents']>[0]) => listener.onEvents(manager, entries.filter(({ topic }) => (listener.topics as readonly string[]).includes(topic)));
      while ((await relayOutbox(dataSource, deliver)) > 0);
    },
    /** Somebody of the community as they would be known after signing in. */
    viewer: async (id: string): Promise<Viewer> => {
      const { role, alias } = await dataSource.getRepository(Contributor).findOneByOrFail({ id });
      return { via: 'token', contributorId: id, role, alias, scopes: SCOPES, removed: false, limitKey: id };
    },
    close: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}
export type Room = Awaited<ReturnType<typeof openRoom>>;
