import { createTestDatabase } from '@bridgenotes/test-support';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openContributors, type OpenContributors } from '../contributors.fixture';
import { Contributor } from '../people/contributor.entity';
import { ALIAS_ADJECTIVES, ALIAS_NOUNS } from './alias-words';
import { AliasOffer } from './alias-offer.entity';

let room: OpenContributors;
const refused = (code: string) => expect.objectContaining({ code }) as Error;
const offerTo = (contributorId: string, aliases: string[]) => room.dataSource.getRepository(AliasOffer).upsert({ contributorId, aliases, offeredAt: room.clock.now() }, ['contributorId']);

beforeAll(async () => {
  room = await openContributors(await createTestDatabase());
});
afterAll(() => room.close());
beforeEach(async () => {
  await room.dataSource.query('TRUNCATE contributors CASCADE');
});

describe('alias offers', () => {
  it('are five, and the same ones however often and however fast one asks', async () => {
    const viewer = await room.person();
    const asked = await Promise.all(Array.from({ length: 10 }, () => room.aliases.offers(viewer)));
    expect(new Set(asked[0]).size).toBe(5);
    for (const offers of asked) expect(offers).toEqual(asked[0]);
  });

  it('are others for others', async () => {
    const [one, two] = [await room.person(), await room.person()];
    expect(await room.aliases.offers(one)).not.toEqual(await room.aliases.offers(two));
  });

  it('replace what somebody else has taken in the meantime, and only that', async () => {
    const [one, two] = [await room.person(), await room.person()];
    const before = await room.aliases.offers(one);
    await offerTo(two.contributorId!, [before[1]!]);
    await room.aliases.choose(two, before[1]!);
    const after = await room.aliases.offers(one);
    expect(after).toHaveLength(5);
    expect([0, 2, 3, 4].map((i) => after[i])).toEqual([0, 2, 3, 4].map((i) => before[i]));
    expect(after[1]).not.toBe(before[1]);
  });

  it('get a number when every plain name is taken', async () => {
    const viewer = await room.person();
    await room.dataSource.query(
      `INSERT INTO contributors (participant_id, alias, joined_at)
       SELECT md5(adjective || noun), adjective || ' ' || noun, now() FROM unnest($1::text[]) adjective, unnest($2::text[]) noun`,
      [ALIAS_ADJECTIVES, ALIAS_NOUNS],
    );
    const offers = await room.aliases.offers(viewer);
    expect(offers).toHaveLength(5);
    for (const offer of offers) expect(offer).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+ [1-9]$/);
  });

  it('are for people who have none: not for strangers, keys, or who has chosen', async () => {
    const viewer = await room.person();
    await expect(room.aliases.offers({ ...viewer, contributorId: null })).rejects.toEqual(refused('SIGN_IN_REQUIRED'));
    await expect(room.aliases.offers({ ...viewer, via: 'api-key' })).rejects.toEqual(refused('FORBIDDEN'));
    await room.aliases.choose(viewer, (await room.aliases.offers(viewer))[0]!);
    await expect(room.aliases.offers(viewer)).rejects.toEqual(refused('ALIAS_ALREADY_CHOSEN'));
  });
});

describe('choosing an alias', () => {
  it('takes an offer and makes a reader a contributor', async () => {
    const viewer = await room.person();
    const offers = await room.aliases.offers(viewer);
    expect(await room.aliases.choose(viewer, ` ${offers[3]!} `)).toMatchObject({ id: viewer.contributorId, alias: offers[3], role: 'contributor' });
    expect(await room.contributors.findByAlias(offers[3]!)).toMatchObject({ id: viewer.contributorId, role: 'contributor' });
    expect(await room.dataSource.getRepository(AliasOffer).count()).toBe(0);
  });

  it('takes nothing that was not offered, or offered to somebody else', async () => {
    const [one, two] = [await room.person(), await room.person()];
    const [alias] = await room.aliases.offers(one);
    await expect(room.aliases.choose(one, 'The Boss')).rejects.toEqual(refused('ALIAS_NOT_OFFERED'));
    await expect(room.aliases.choose(two, alias!)).rejects.toEqual(refused('ALIAS_NOT_OFFERED'));
  });

  it('happens once, also when a person chooses two at the same instant', async () => {
    const viewer = await room.person();
    const offers = await room.aliases.offers(viewer);
    const chosen = await Promise.allSettled(offers.map((offer) => room.aliases.choose(viewer, offer)));
    expect(chosen.filter((choice) => choice.status === 'fulfilled')).toHaveLength(1);
    for (const choice of chosen) if (choice.status === 'rejected') expect(choice.reason).toEqual(refused('ALIAS_ALREADY_CHOSEN'));
  });

  it('gives an alias to one of many who choose it at the same instant, and new offers to the others', async () => {
    const alias = `Only One ${randomUUID()}`;
    const people = await Promise.all(Array.from({ length: 12 }, () => room.person()));
    for (const { contributorId } of people) await offerTo(contributorId!, [alias]);
    const chosen = await Promise.allSettled(people.map((viewer) => room.aliases.choose(viewer, alias)));
    expect(chosen.filter((choice) => choice.status === 'fulfilled')).toHaveLength(1);
    expect(await room.dataSource.getRepository(Contributor).countBy({ role: 'contributor' })).toBe(1);
    const loser = people[chosen.findIndex((choice) => choice.status === 'rejected')]!;
    for (const choice of chosen) if (choice.status === 'rejected') expect(choice.reason).toEqual(refused('ALIAS_TAKEN'));
    const offers = await room.aliases.offers(loser);
    expect(offers).toHaveLength(5);
    expect(offers).not.toContain(alias);
  });
});
