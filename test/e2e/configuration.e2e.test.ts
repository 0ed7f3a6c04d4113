import { HOUSE_ENTITIES } from '@bridgenotes/house';
import { dataSourceOptions, ManualClock } from '@bridgenotes/platform';
import { fillCommunity, HOUR, runsService, SETTINGS, START } from '@bridgenotes/scoring-runs/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type House, openHouse } from './house';

interface Setting { section: string; name: string; value: string | null; default: string | null; changed: boolean; secret: boolean; description: string | null }
const ASK = '{ configurationInForce { section name value default changed secret description } }';
const SECRET = 'for tests only, at least 32 characters long';
let house: House;
const clock = new ManualClock(START + HOUR);
const settings = async (token?: string) => (await house.get<{ configurationInForce: Setting[] }>(ASK, {}, token)).configurationInForce;
const one = (all: readonly Setting[], section: string, name: string) => all.find((setting) => setting.section === section && setting.name === name);

beforeAll(async () => {
  house = await openHouse({ GRAPHQL_MAX_DEPTH: '13' }, clock, undefined, { limits: { perDay: 7 } });
});
afterAll(() => house?.close());

it('anybody sees what the community has set, and what it is by default', async () => {
  const all = await settings();
  expect(one(all, 'limits', 'perDay')).toEqual({ section: 'limits', name: 'perDay', value: '7', default: expect.any(String) as string, changed: true, secret: false, description: expect.any(String) as string });
  expect(one(all, 'limits', 'perAuthorPerDay')).toMatchObject({ changed: false });
  expect(all.filter(({ section, changed }) => section !== 'scoring' && changed).map(({ name }) => name)).toEqual(['perDay']);
  expect(one(all, 'scoring', 'rules.crhThreshold')).toMatchObject({ value: '0.4', default: '0.4', changed: false });
});

it('the parameters are those of the published run', async () => {
  const dataSource = await new DataSource(dataSourceOptions({ url: house.databaseUrl, entities: HOUSE_ENTITIES })).initialize();
  await fillCommunity(dataSource, { raters: 10, notes: 5 });
  const parameters = { ...SETTINGS.parameters, rules: { ...SETTINGS.parameters.rules, crhThreshold: 0.45 } };
  await runsService(dataSource, clock, { parameters }).run({ trigger: 'manual' });
  await dataSource.destroy();
  const scoring = (await settings()).filter(({ section, changed }) => section === 'scoring' && changed);
  expect(scoring).toMatchObject([{ name: 'rules.crhThreshold', value: '0.45', default: '0.4' }]);
});

it('admins alone see the settings of the process, and nobody a secret', async () => {
  const [admin, moderator] = [await house.join('root', 'admin'), await house.join('mo', 'moderator')];
  expect((await settings(moderator)).some(({ section }) => section === 'api')).toBe(false);
  const all = await settings(admin);
  expect(one(all, 'api', 'GRAPHQL_MAX_DEPTH')).toMatchObject({ value: '13', default: '12', changed: true });
  for (const name of ['DATABASE_URL', 'BRIDGENOTES_DEVELOPMENT_SECRET']) expect(one(all, 'api', name)).toMatchObject({ value: null, default: null, secret: true });
  for (const hidden of [SECRET, house.databaseUrl]) expect(JSON.stringify(all)).not.toContain(hidden);
});
