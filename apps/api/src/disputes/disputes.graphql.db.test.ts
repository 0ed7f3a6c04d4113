import { fillCommunity, HOUR, openDataSource, runsService, START, type Community } from '@bridgenotes/scoring-runs/testing';
import { ManualClock } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../create-api';
import { openClient, OPEN_TO_TESTS, type ApiClient } from '../testing/client';

const CONTESTED = `query ($first: Int!) { newestNotes(first: $first) { nodes {
  review { askedAt } decision { finding { finding withheld dispute { id } } } statement { viewerIsAuthor }
  dispute { state counts { side upheld } claims { quote } note { id } amendedNote { id } viewerSeat { state } } } } }`;

let database: TestDatabase;
let app: NestExpressApplication;
let community: Community;
let api: ApiClient;

beforeAll(async () => {
  database = await createTestDatabase();
  const dataSource = await openDataSource(database.url);
  community = await fillCommunity(dataSource, { raters: 30, notes: 60 });
  await runsService(dataSource, new ManualClock(START + HOUR)).run({ trigger: 'schedule' });
  // A decided and amended dispute of each note, a claim, a review, and a seat of the viewer in its jury.
  const counts = JSON.stringify(Object.fromEntries(['negative', 'centre', 'positive'].map((side) => [side, { upheld: 0, amended: 1, retracted: 0 }])));
  await dataSource.query(
    `INSERT INTO disputes (note_id, statement_id, author_id, opened_at, ends_at, drawn_at, seed, seats, finding, ground, counts, reason, ended_at, amend_until, amended_note_id)
     SELECT id, statement_id, author_id, now(), now(), now(), 'seed', '{"negative": 1, "centre": 1, "positive": 1}', 'amended', 'majority', $1, 'Because.', now(), now(), id FROM notes`, [counts]);
  await dataSource.query(`INSERT INTO dispute_claims (dispute_id, made_by, made_at, quote, quote_start, quote_end, claim, evidence_urls) SELECT id, $1, now(), 'A', 0, 1, 'No.', '{https://example.org}' FROM disputes`, [community.raters[0]]);
  await dataSource.query(`INSERT INTO note_reviews (note_id, asked_by, asked_at, ends_at) SELECT id, $1, now(), now() FROM notes`, [community.raters[0]]);
  await dataSource.query(`INSERT INTO jury_seats (dispute_id, contributor_id, side, place, state, called_at) SELECT id, $1, 'centre', 0, 'declined', now() FROM disputes`, [community.raters[1]]);
  await dataSource.destroy();
  ({ app } = await createApi({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', ...OPEN_TO_TESTS }));
  api = await openClient(app);
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

describe('everything that is contested', () => {
  it('costs the same queries for one note as for fifty', async () => {
    const { developmentLogin } = await api.get<{ developmentLogin: { token: string } }>('mutation { developmentLogin(input: { participantId: "P00001" }) { token } }', {});
    const look = async (first: number): Promise<void> => {
      const { newestNotes } = await api.get<{ newestNotes: { nodes: { review: object; decision: { finding: { dispute: object } }; dispute: { claims: object[]; viewerSeat: object; amendedNote: object } }[] } }>(CONTESTED, { first }, developmentLogin.token);
      expect(newestNotes.nodes).toHaveLength(first);
      for (const { review, decision, dispute } of newestNotes.nodes) {
        for (const there of [review, decision.finding.dispute, dispute.viewerSeat, dispute.amendedNote]) expect(there).not.toBeNull();
        expect(dispute.claims).toHaveLength(1);
      }
    };
    const one = await api.queriesOf(() => look(1));
    expect(one.length).toBeGreaterThan(5);
    expect((await api.queriesOf(() => look(50))).length).toBe(one.length);
  });
});
