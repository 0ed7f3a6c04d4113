import { Random } from '@bridgenotes/simulation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as documents from './documents';
import { hearAppeals, invite, leaveOrReturn, registerProgram, remove, review, runProgram, type Office, type Program } from './incidents';
import { drawPeople, type Person } from './people';
import { join, logIn, visit, type Member, type World } from './play';
import { checkTransition, replay, type LogLine, type OwnTransition, type Replay } from './replay';
import { Stage } from './stage';

const PEOPLE = Number(process.env['SEASON_PEOPLE'] ?? 500);
const DAYS = Number(process.env['SEASON_DAYS'] ?? 60);
const SEED = Number(process.env['SEASON_SEED'] ?? 1);
const START = Date.UTC(2026, 2, 1, 9);
const DAY = 86_400_000;
const FOUNDING_NOTES = 20;
/** Addresses that e-mails go to, and who have them. */
const WITH_EMAIL = 12;

const COMMUNITY = {
  joining: { requirement: { anyOf: ['VERIFIED_EMAIL', 'INVITATION', 'WAITING_LIST'] }, slotsPerDraw: 2 },
  ability: { foundingNotes: FOUNDING_NOTES },
  disputes: { jurySize: 5, jurorRatingImpact: 1 },
  requests: { leastRequests: 2 },
  // The sites of this season do not exist.
  media: { fetchMedia: false, resolveLinks: false },
  programs: { testNotes: 8, sourceCheck: 'trusted-domains', trustedDomains: ['example.org'], feedNeedsRequests: false, limits: { limitOfFirstNotes: 5 } },
};

const person = (name: string, more: Partial<Person> = {}): Person => ({ name, truth: { viewpoint: 0, leniency: 0 }, manner: 'rater', joinsOn: 0, activity: 0, verified: true, ...more });
const member = (who: Person): Member => ({ person: who, id: '', participantId: '', joined: false, left: false, removed: false, hasLearned: false, token: '', state: 'newUser' });

let stage: Stage;
let world: World;
let office: Office;
let log: LogLine[];
let found: Replay;

/** All at once, some at a time: people do not wait for each other. */
async function together<Item>(items: readonly Item[], work: (item: Item) => Promise<void>, atOnce = 8): Promise<void> {
  const queue = [...items];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  }));
}

async function opening(): Promise<{ program: Program; owner: Member; author: Member }> {
  const [admin, first, second, owner, author] = ['admin', 'first moderator', 'second moderator', 'owner of a program', 'author of a statement'].map((name) => member(person(name)));
  for (const [who, role] of [[admin, 'ADMIN'], [first, 'MODERATOR'], [second, 'MODERATOR'], [owner, undefined], [author, undefined]] as const) {
    await logIn(stage, who!, role);
    await join(stage, world, who!);
  }
  office = { admin: admin!, moderators: [first!, second!] };
  await stage.ask(documents.WEBHOOK, { input: { url: stage.site.url, topics: ['NOTE_STATUS_CHANGED'] } }, admin!.token);
  return { program: await registerProgram(stage, world, owner!), owner: owner!, author: author! };
}

async function confirmEmails(members: readonly Member[]): Promise<void> {
  for (const [i, who] of members.entries()) await stage.ask(documents.EMAIL, { input: { address: `reader-${i}@example.org` } }, (await fresh(who)).token);
  await stage.settle();
  await stage.chores();
  for (const { body } of stage.mail.mails) {
    const link = /https?:\S+confirm\S*/.exec(body)?.[0];
    if (link !== undefined) await fetch(link, { method: 'POST' });
  }
}

async function halfDay(day: number, half: number): Promise<void> {
  const present = world.members.filter((who) => who.person.joinsOn <= day && !who.left && !who.removed && (!who.joined || world.random.chance(who.person.activity)));
  await together(present, async (who) => {
    // Who could not join yet looks in again now and then.
    if (!who.joined && who.id !== '' && !world.random.chance(0.3)) return;
    await logIn(stage, who);
    if (!who.joined) await join(stage, world, who);
    if (who.joined) await visit(stage, world, who);
  });
  await stage.work();
  // A run an hour later ends the wait of notes that stayed helpful.
  stage.clock.set(START + day * DAY + half * (DAY / 2) + 2 * 3_600_000);
  await stage.work();
}

async function playSeason(): Promise<void> {
  const { program, owner, author } = await opening();
  for (let day = 0; day < DAYS; day++) {
    for (let half = 0; half < 2; half++) {
      stage.clock.set(START + day * DAY + half * (DAY / 2));
      for (const [who, role] of [[office.admin, 'ADMIN'], [office.moderators[0]!, 'MODERATOR'], [office.moderators[1]!, 'MODERATOR'], [owner, undefined], [author, undefined]] as const) await logIn(stage, who, role);
      if (half === 0) {
        if (day % 10 === 0) await invite(stage, world, office);
        await hearAppeals(stage, world, office);
        await runProgram(stage, world, program, owner);
        if (day === 2) await confirmEmails(world.members.filter((who) => who.joined).slice(0, WITH_EMAIL));
        if (day === Math.floor(DAYS / 3) || day === Math.floor(DAYS / 2)) for (const who of world.members.filter(({ joined }) => joined).slice(-3)) await leaveOrReturn(stage, world, who);
        if (day === Math.floor(DAYS / 4)) await remove(stage, world, office, await fresh(world.members.find(({ joined }) => joined)!));
        if (day === Math.floor(DAYS / 2)) await review(stage, world, office, author);
      }
      await halfDay(day, half);
    }
    if (day % 2 === 1) console.log(`day ${day + 1}: ${[...world.done].map(([what, times]) => `${what} ${times}`).join(', ')}; ${stage.calls} calls, ${Math.round(performance.now() / 1000)} s`);
  }
  stage.clock.set(START + DAYS * DAY);
  await stage.work();
  stage.clock.set(START + (DAYS + 1) * DAY);
  await stage.chores();
}

async function fresh(who: Member): Promise<Member> {
  await logIn(stage, who);
  return who;
}

async function pages<Row>(query: string, field: string, token?: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const answer: Record<string, { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }> = await stage.ask(query, { after }, token);
    const page = answer[field]!;
    rows.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return rows;
    after = page.pageInfo.endCursor;
  }
}

/** Whether newcomers could still write at a moment: until so many notes had a status, as the log tells. */
function foundingUntil(lines: readonly LogLine[]): number {
  const decided = new Set<string>();
  for (const { body } of lines) {
    const { kind, subject, at, data } = JSON.parse(body) as { kind: string; subject: string; at: string; data: { to?: string } };
    if (kind === 'note.status' && data.to !== 'NEEDS_MORE_RATINGS') decided.add(subject);
    if (decided.size >= FOUNDING_NOTES) return Date.parse(at);
  }
  return Infinity;
}

beforeAll(async () => {
  stage = await Stage.open(START, COMMUNITY);
  const random = new Random(SEED);
  world = { members: drawPeople(PEOPLE, DAYS, random).map(member), truths: new Map(), texts: new Map(), random, done: new Map(), invitations: [] };
  await playSeason();
  log = await pages<LogLine>(documents.LOG, 'publicLog');
  const until = foundingUntil(log);
  found = replay(log, { notesADay: 5, founding: (at) => at <= until });
  console.log(`\n${PEOPLE} people, ${DAYS} days, ${stage.calls} calls, ${log.length} entries of the public log`);
  for (const [title, map] of [['done', world.done], ['refused', stage.refusals], ['log', found.kinds], ['reasons', found.reasons]] as const) console.log(`${title}: ${[...map].sort((a, b) => b[1] - a[1]).map(([what, times]) => `${what} ${times}`).join(', ')}`);
}, 3_600_000);
afterAll(() => stage?.close(), 60_000);

describe('a season', () => {
  it.each([
    'joined', 'accepted an invitation', 'asked for a place on the waiting list', 'rated', 'wrote a note', 'lost writing', 'acknowledged the loss of writing', 'wrote a note after having lost writing', 'asked for a note', 'disputed a note', 'accepted a seat on a jury',
    'gave a finding', 'suggested', 'took up suggestions', 'registered a program', 'a program tried a note out', 'a program was admitted', 'a program wrote a note', 'a program was throttled', 'was removed and reinstated', 'left', 'returned',
    'asked for additional review as the author of a statement',
  ])('somebody %s', (what) => {
    expect(world.done.get(what) ?? 0).toBeGreaterThan(0);
  });

  it('people earn in, and some lose writing and earn it back', () => {
    for (const reason of ['EARNED_IN_BY_RATING_IMPACT', 'EARNED_IN_AGAIN_BY_RATING_IMPACT']) expect(found.reasons.get(reason) ?? 0, reason).toBeGreaterThan(0);
  });

  it('who may not write yet, or has written enough, is refused', () => {
    expect(stage.refusals.get('WRITING_LOCKED') ?? 0).toBeGreaterThan(0);
    expect(stage.refusals.get('INTERNAL') ?? 0).toBe(0);
  });

  it('juries decide, each with a reason', async () => {
    const { disputes } = await stage.ask<{ disputes: { nodes: { state: string; finding: string | null; reason: string | null }[] } }>(documents.DISPUTES);
    const ended = disputes.nodes.filter(({ state }) => state === 'ENDED');
    expect(ended.length).toBeGreaterThan(0);
    for (const { finding, reason } of ended) expect(finding === null || (reason ?? '').length > 0).toBe(true);
  });
});

describe('an independent replay of the public log', () => {
  it('finds no rule violated', () => {
    expect(found.violations).toEqual([]);
  });

  it('finds a change that was made to it', () => {
    const forged = log.map((line, i) => (i === 10 ? { ...line, body: line.body.replace('"system"', '"nobody"').replace(/"at": "2026/, '"at": "2027') } : line));
    expect(replay(forged, { notesADay: 5, founding: () => true }).violations).not.toEqual([]);
    expect(replay(log.filter((_, i) => i !== 10), { notesADay: 5, founding: () => true }).violations).not.toEqual([]);
  });
});

describe('at the end', () => {
  it('everybody finds a reason for every change of their state, in line with the numbers beside it, and the log tells the same', async () => {
    const told = new Map<string, string[]>();
    for (const { body } of log) {
      const { kind, data } = JSON.parse(body) as { kind: string; data: { participant: string; from: string; to: string; reason: string } };
      if (kind === 'contributor.state') told.set(data.participant, [...(told.get(data.participant) ?? []), `${data.from} → ${data.to}: ${data.reason}`]);
    }
    const problems: string[] = [];
    await together(world.members.filter(({ joined }) => joined), async (who) => {
      await logIn(stage, who);
      const { viewer } = await stage.ask<{ viewer: { contributor: { enrollmentState: string; standing: { transitions: { nodes: OwnTransition[] } } } } }>(documents.TRANSITIONS, {}, who.token);
      const own = [...viewer.contributor.standing.transitions.nodes].reverse();
      problems.push(...own.map(checkTransition).filter((problem) => problem !== null).map((problem) => `${who.person.name}: ${problem}`));
      if ((own.at(-1)?.to ?? 'newUser') !== viewer.contributor.enrollmentState) problems.push(`${who.person.name} is ${viewer.contributor.enrollmentState} without a reason`);
      if (String(own.map(({ from, to, reason }) => `${from} → ${to}: ${reason}`)) !== String(told.get(who.participantId) ?? [])) problems.push(`${who.person.name}: the log tells otherwise`);
    });
    expect(problems).toEqual([]);
  });

  it('every notice was given once', async () => {
    let notices = 0;
    let suggestions = 0;
    const twice: string[] = [];
    await together(world.members.filter(({ joined }) => joined), async (who) => {
      const seen = new Set<string>();
      const own = await pages<{ id: string; kind: string; text: string; createdAt: string; note: { id: string } | null; statement: { id: string } | null }>(documents.NOTICES, 'notices', who.token);
      notices += own.length;
      for (const { kind, text, createdAt, note, statement } of own) {
        // Two people may suggest something for a note at the same moment.
        if (kind === 'SUGGESTION_MADE') {
          suggestions += 1;
          continue;
        }
        const key = [kind, note?.id, statement?.id, createdAt, text].join(' ');
        if (seen.has(key)) twice.push(`${who.person.name}: ${key}`);
        seen.add(key);
      }
    });
    console.log(`${notices} notices, ${stage.mail.mails.length} e-mails, ${stage.site.requests.length} calls of the site's webhook`);
    expect(twice).toEqual([]);
    expect(suggestions).toBe(world.done.get('suggested'));
    expect(notices).toBeGreaterThan(0);
  });

  it('every e-mail and every call of a webhook was sent once', () => {
    const ids = stage.mail.mails.map(({ headers }) => headers.get('message-id'));
    expect(ids.length).toBeGreaterThan(WITH_EMAIL);
    expect(new Set(ids).size).toBe(ids.length);
    const events = stage.site.requests.map(({ headers }) => String(headers['webhook-id']));
    expect(new Set(events).size).toBe(events.length);
    expect(events.length).toBe(found.kinds.get('note.status'));
  });

  it('no list asks the database more often because it has more rows', async () => {
    // Moderators see every list.
    await logIn(stage, office.moderators[0]!, 'MODERATOR');
    const { token } = office.moderators[0]!;
    const grown: string[] = [];
    for (const [name, query] of Object.entries(LISTS)) {
      const asking = (first: number) => stage.house.queriesOf(() => stage.ask(query, { first }, token));
      const [few, many] = [await asking(25), await asking(75)];
      expect(few.length, name).toBeGreaterThan(0);
      if (many.length > few.length) grown.push(`${name}: ${few.length} → ${many.length}`);
    }
    expect(grown).toEqual([]);
  });
});

const NOTE = `id text status score { intercept furtherRatings { negativeSide } } ratingCounts { all { helpful } } missing { text } ruleTrace { rule } explanation { summary } decision { decidedBy run { id } finding { finding } }
  author { alias badges enrollmentState } statement { url noteCount surfacedNotes { note { id } } } statusHistory(first: 3) { nodes { toStatus run { id } } } viewerRating { level } suggestions { id } versions { version } credits { alias }
  review { endsAt } dispute { state } program { operator }`;
const LISTS: Readonly<Record<string, string>> = {
  newestNotes: `query ($first: Int!) { newestNotes(first: $first) { nodes { ${NOTE} } } }`,
  helpfulNotes: `query ($first: Int!) { helpfulNotes(first: $first) { nodes { ${NOTE} } } }`,
  notesNeedingRatings: `query ($first: Int!) { notesNeedingRatings(first: $first) { nodes { ${NOTE} } } }`,
  statements: `query ($first: Int!) { statements(first: $first) { nodes { url notes(first: 2) { nodes { id status author { alias } } } surfacedNotes { note { id } decision { decidedBy } } } } }`,
  disputes: 'query ($first: Int!) { disputes(first: $first) { nodes { state note { id status } claims { quote } counts { side upheld } viewerSeat { state } } } }',
  topWriters: 'query ($first: Int!) { topWriters(first: $first) { nodes { alias badges notes(first: 2) { nodes { id status } } } } }',
  requestedStatements: 'query ($first: Int!) { requestedStatements(first: $first) { nodes { requestCount statement { url } sources { url } requests { id reason } } } }',
  notices: 'query ($first: Int!) { notices(first: $first) { nodes { kind text note { id status } statement { url } } } }',
  scoringRuns: 'query ($first: Int!) { scoringRuns(first: $first) { nodes { id state counts { notes } } } }',
  publicLog: 'query ($first: Int!) { publicLog(first: $first) { nodes { body } } }',
};
