import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from './house';

describe('an api beside which no web client was built', () => {
  let house: House;
  afterAll(() => house?.close());

  it('says so, and answers as one without', async () => {
    house = await openHouse({ WEB_FOLDER: join(tmpdir(), 'bridgenotes-no-such-folder'), LOG_LEVEL: 'info' });
    const answer = await fetch(new URL('/', house.url), { headers: { accept: 'text/html' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
    expect((await fetch(new URL('/health', house.url))).status).toBe(200);
    expect(house.log.filter((line) => line.includes('there is no built web client in'))).toHaveLength(1);
  });
});
