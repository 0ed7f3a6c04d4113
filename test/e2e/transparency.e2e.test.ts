import { HOUSE_ENTITIES } from '@bridgenotes/house';
import { dataSourceOptions, ManualClock } from '@bridgenotes/platform';
import { fillCommunity, runsService, SETTINGS } from '@bridgenotes/scoring-runs/testing';
import { FiguresChore, FiguresListener, PulseChore } from '@bridgenotes/transparency';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from './house';

// What anybody may see of a community and of its service; the chores are called as a worker calls them.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-01-15T10:00:00Z'); // a Thursday
const clock = new ManualClock(START + HOUR);
let house: House;
let dataSource: DataSource;
let figures: FiguresChore;
const parameters = { ...SETTINGS.parameters, stability: { minWaitHelpful: 0, maxWaitHelpful: 0, maxWaitNeedsYourHelp: 0 } };
const run = () => runsService(dataSource, clock, { parameters }).run({ trigger: 'manual', force: true });

interface Period { startsOn: string; notes: number; [name: string]: unknown }
interface Found { countedAt: string | null; totals: Record<string, number>; periods: Period[] }
const FIELDS = `startsOn notes writers ratings raters joined requests disputes upheld amended retracted removals helpful notHelpful needsMoreRatings medianHoursToStatus runs runsRefused runsFailed meanRunSeconds`;
const transparency = async (period: 'DAY' | 'WEEK', last = 400) =>
  (await house.get<{ transparency: Found }>(`query ($period: FiguresPeriod!, $last: Int!) { transparency { countedAt totals { notes ratings joined requests disputes removals } periods(period: $period, last: $last) { ${FIELDS} } } }`, { period, last })).transparency;
interface Status { well: boolean; problems: string[]; version: string; workerSeenAt: string | null; eventsWaiting: number; oldestEventAt: string | null; liveLagMillis: number; runningSince: string | null; publishedRun: { state: string } | null }
const status = async () => (await house.get<{ serviceStatus: Status }>('{ serviceStatus { checkedAt well problems version databaseMillis workerSeenAt eventsWaiting oldestEventAt liveLagMillis runningSince publishedRun { state } } }')).serviceStatus;

beforeAll(async () => {
  house = await openHouse({ BRIDGENOTES_VERSION: '1.2.3' }, clock);
  dataSource = await new DataSource(dataSourceOptions({ url: house.databaseUrl, entities: HOUSE_ENTITIES })).initialize();
  figures = new FiguresChore(dataSource, clock);
});
afterAll(async () => {
  await dataSource?.destroy();
  await house?.close();
});

describe('the figures of a community', () => {
  it('are empty before anybody counted, and zero where nothing happened', async () => {
    expect(await transparency('DAY')).toEqual({ countedAt: null, totals: { notes: 0, ratings: 0, joined: 0, requests: 0, disputes: 0, removals: 0 }, periods: [] });
    await figures.run();
    const { countedAt, periods } = await transparency('DAY');
    expect(countedAt).toBe(clock.now().toISOString());
    expect(periods.map(({ startsOn, notes }) => [startsOn, notes])).toEqual([['2026-01-12', 0], ['2026-01-13', 0], ['2026-01-14', 0], ['2026-01-15', 0]]);
  });

  it('are those that the tables have, by day and by week', async () => {
    const community = await fillCommunity(dataSource, { raters: 30, notes: 30, at: START });
    await run();
    clock.advance(HOUR);
    await run();
    // One run that an admin holds back, and one that a guard does, as no note would keep its status.
    expect(await runsService(dataSource, clock, { parameters }).run({ trigger: 'manual', hold: true })).toMatchObject({ state: 'refused', heldBecause: 'asked', refusal: null });
    expect(await runsService(dataSource, clock, { parameters: { ...parameters, prefilter: { ...parameters.prefilter, minRatingsPerNote: 1000 } } }).run({ trigger: 'manual' })).toMatchObject({ state: 'refused', heldBecause: null, refusal: { change: 'lost', count: 12 } });
    const [one, two] = community.notes;
    const at = (day: number) => new Date(START + day * DAY);
    await dataSource.query(`INSERT INTO note_requests (statement_id, requester_id, requester_level, eligible, made_at) SELECT $1, unnest($2::bigint[]), 'NEW', true, $3`, [one!.statementId, community.raters.slice(0, 4), at(1)]);
    await dataSource.query(`INSERT INTO disputes (note_id, statement_id, author_id, opened_at, ends_at, ended_at, finding, ground, counts, reason) VALUES ($1, $2, $3, $4, $5, $5, 'retracted', 'majority', '{}', 'Wrong.'), ($6, $2, $3, $4, $5, NULL, NULL, NULL, NULL, NULL)`, [one!.id, one!.statementId, one!.authorId, at(1), at(6), two!.id]);
    await dataSource.query(`INSERT INTO removals (contributor_id, reason, explanation, removed_by, removed_at, state_before) VALUES ($1, 'SPAM', 'Links.', $2, $3, 'newUser')`, [community.raters[0], community.raters[1], at(5)]);
    await dataSource.query('UPDATE notes SET deleted_at = $2, text = NULL WHERE id = $1', [community.notes.at(-1)!.id, at(1)]);
    await dataSource.query('UPDATE ratings SET withdrawn_at = $3 WHERE note_id = $1 AND rater_id = $2', [two!.id, community.raters[0], at(1)]);
    clock.set(START + 6 * DAY);
    await figures.run();

    const { totals, periods: days } = await transparency('DAY');
    const first = days.find(({ startsOn }) => startsOn === '2026-01-15')!;
    // Of 30 notes 12 are helpful, 6 nobody likes, 12 are contested; the last one, which nobody liked, is deleted.
    expect(first).toMatchObject({ notes: 29, writers: 29, ratings: 899, raters: 30, joined: 60, requests: 0, disputes: 0, removals: 0, helpful: 12, runs: 2, runsRefused: 1, runsFailed: 0 });
    expect((first['helpful'] as number) + (first['notHelpful'] as number) + (first['needsMoreRatings'] as number)).toBe(29);
    expect(first['notHelpful']).toBeGreaterThan(0);
    expect(first['medianHoursToStatus']).toBeGreaterThanOrEqual(1);
    expect(first['medianHoursToStatus']).toBeLessThanOrEqual(2);
    expect(days.find(({ startsOn }) => startsOn === '2026-01-16')).toMatchObject({ notes: 0, requests: 4, disputes: 2, medianHoursToStatus: null, meanRunSeconds: null });
    expect(days.at(-1)).toMatchObject({ startsOn: '2026-01-21', retracted: 1, upheld: 0, amended: 0 });
    expect(totals).toEqual({ notes: 29, ratings: 899, joined: 60, requests: 4, disputes: 2, removals: 1 });

    const { periods: weeks } = await transparency('WEEK');
    expect(weeks.map(({ startsOn, notes, raters, disputes, retracted, removals }) => [startsOn, notes, raters, disputes, retracted, removals])).toEqual([['2026-01-12', 29, 30, 2, 0, 0], ['2026-01-19', 0, 0, 0, 1, 1]]);
    expect((await transparency('WEEK', 1)).periods.map(({ startsOn }) => startsOn)).toEqual(['2026-01-19']);
  });

  it('stay as they are when counted twice, and are counted anew from the beginning after an import', async () => {
    const before = await transparency('DAY');
    await figures.run();
    expect(await transparency('DAY')).toEqual(before);
    clock.advance(60 * DAY);
    await figures.run();
    await dataSource.query(`UPDATE notes SET deleted_at = now(), text = NULL WHERE id = (SELECT min(id) FROM notes)`);
    await figures.run();
    expect((await transparency('DAY')).totals['notes'], 'what is old is left as it was').toBe(29);
    await dataSource.transaction((manager) => new FiguresListener().onEvents(manager));
    await figures.run();
    expect((await transparency('DAY')).totals['notes']).toBe(28);
  });

  it('are asked for within limits', async () => {
    for (const last of [0, 401]) expect((await house.ask(`{ transparency { periods(last: ${last}) { notes } } }`)).errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  });
});

describe('the status of the service', () => {
  it('tells that no worker works, and that one does again', async () => {
    await dataSource.query('DELETE FROM outbox');
    clock.advance(6000);
    expect(await status()).toMatchObject({ well: false, problems: ['WORKER_SILENT'], version: '1.2.3', workerSeenAt: null, eventsWaiting: 0, oldestEventAt: null, liveLagMillis: 0, runningSince: null, publishedRun: { state: 'PUBLISHED' } });
    const pulse = new PulseChore(dataSource, clock);
    await pulse.run();
    await pulse.run();
    expect((await status()).well, 'one look is kept for some seconds').toBe(false);
    clock.advance(5000);
    expect(await status()).toMatchObject({ well: true, problems: [], workerSeenAt: new Date(clock.now().getTime() - 5000).toISOString() });
    clock.advance(10 * 60_000);
    expect((await status()).problems).toEqual(['WORKER_SILENT']);
  });

  it('tells how far statuses are behind, and asks the database once for many who look', async () => {
    const at = clock.now();
    await dataSource.query(`INSERT INTO outbox (topic, payload, created_at) VALUES ('note.written', '{}', $1), ('rating.changed', '{}', $2)`, [at, new Date(at.getTime() + 1000)]);
    clock.advance(90_000);
    await new PulseChore(dataSource, clock).run();
    const asked = await house.queriesOf(async () => {
      const all = await Promise.all(Array.from({ length: 20 }, () => status()));
      for (const one of all) expect(one).toMatchObject({ problems: ['EVENTS_WAIT'], eventsWaiting: 2, oldestEventAt: at.toISOString(), liveLagMillis: 89_000 });
    });
    expect(asked.filter((query) => query.includes('service_pulses'))).toHaveLength(1);
  });
});
