import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from './house';
import { globalId, openLivingHouse, type LivingHouse } from './living-house';

// An admin holds a run back and pauses all publication; a real worker, a real queue.
let house: LivingHouse;
let admin: string;
const REASON = { reason: 'Ratings come in that nobody can explain.' };
type Held = { id: string; state: string; heldBecause: string | null };
const runs = async () => (await house.get<{ scoringRuns: { nodes: Held[] } }>('{ scoringRuns(first: 50) { nodes { id state heldBecause } } }')).scoringRuns.nodes;
const heldFor = (because: string) => until(async () => (await runs()).find(({ heldBecause }) => heldBecause === because) ?? null);
const isShown = async (note: number) => {
  const { surfacedNotes } = await house.get<{ surfacedNotes: { notes: unknown[] }[] }>('query ($urls: [String!]!) { surfacedNotes(urls: $urls) { notes { score } } }', { urls: [`https://example.org/${note}`] });
  return surfacedNotes[0]!.notes.length > 0;
};

beforeAll(async () => {
  house = await openLivingHouse({ raters: 16, notes: 15 });
  admin = await house.join('root', 'admin');
});
afterAll(() => house.close());

it('a run that is to be held back changes nothing, can be compared, and is let pass by an admin', async () => {
  await house.get('mutation { startScoringRun(input: { hold: true }) { accepted } }', {}, admin);
  const held = await heldFor('ASKED');
  expect(held.state).toBe('REFUSED');
  const { publishedRun } = await house.get<{ publishedRun: { id: string } }>('{ publishedRun { id } }');
  expect(publishedRun.id).not.toBe(held.id);
  await house.get('query ($earlierId: ID!, $laterId: ID!) { compareRuns(earlierId: $earlierId, laterId: $laterId) { nodes { note { id } } } }', { earlierId: publishedRun.id, laterId: held.id }, admin);
  await house.get('mutation ($input: PublishHeldRunInput!) { publishHeldRun(input: $input) { heldRun { id } } }', { input: { runId: held.id, reason: 'Looked at.' } }, admin);
  await until(async () => ((await house.get<{ publishedRun: { id: string; forced: boolean } }>('{ publishedRun { id forced } }')).publishedRun.forced ? true : null));
});

it('while publication is paused no status changes, by runs or between them; what raters said counts when it is resumed', async () => {
  expect(await isShown(0)).toBe(true);
  await house.get('mutation ($input: PausePublicationInput!) { pausePublication(input: $input) { publication { paused } } }', { input: REASON }, admin);
  await house.changeMinds(house.community.notes[0]!.id);
  const held = await heldFor('PAUSED');
  expect(held.state).toBe('REFUSED');
  const { note } = await house.get<{ note: { score: { live: boolean } } }>('query ($id: ID!) { note(id: $id) { score { live } } }', { id: globalId('Note', house.community.notes[0]!.id) });
  expect([await isShown(0), note.score.live]).toEqual([true, false]);
  await until(async () => ((await house.get<{ serviceStatus: { pauseReason: string | null } }>('{ serviceStatus { pauseReason } }')).serviceStatus.pauseReason === REASON.reason ? true : null));
  await house.get('mutation ($input: ResumePublicationInput!) { resumePublication(input: $input) { publication { paused } } }', { input: { reason: 'They were explained.' } }, admin);
  await until(async () => ((await isShown(0)) ? null : true));
  const { publicLog } = await house.get<{ publicLog: { nodes: { kind: string }[] } }>('{ publicLog(subject: "publication:1") { nodes { kind } } }');
  expect(publicLog.nodes.map(({ kind }) => kind)).toEqual(['publication.paused', 'publication.resumed']);
});
