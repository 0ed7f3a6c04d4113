import { CommunitySettings } from '@bridgenotes/platform';
import { createTestDatabase } from '@bridgenotes/test-support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openContributors, type OpenContributors } from '../contributors.fixture';
import { ABILITY } from '../ability/ability.settings';
import { Contributor } from './contributor.entity';
import { ContributorsService } from './contributors.service';
import { SignIn } from './sign-in.entity';

let room: OpenContributors;
const refused = (code: string) => expect.objectContaining({ code }) as Error;
const issuer = 'https://issuer.example';

beforeAll(async () => {
  room = await openContributors(await createTestDatabase());
});
afterAll(() => room.close());
beforeEach(async () => {
  await room.dataSource.query('TRUNCATE contributors CASCADE');
});

describe('signing in', () => {
  it('makes a reader without alias, whose public id tells nothing of the login', async () => {
    const contributor = await room.contributors.signIn({ issuer, subject: 'alice' });
    expect(contributor).toMatchObject({ alias: null, role: 'reader', enrollmentState: 'newUser', imported: false, joinedAt: room.clock.now() });
    expect(contributor.participantId).toMatch(/^[0-9A-F]{64}$/);
    expect(contributor.id).toMatch(/^\d{10,19}$/);
  });

  it('asks of newcomers the rating impact that their community sets, and 5 where it sets none', async () => {
    const needed = async (contributors: ContributorsService, subject: string) => (await contributors.signIn({ issuer, subject })).successfulRatingNeededToEarnIn;
    const eager = new ContributorsService(room.dataSource, room.clock, CommunitySettings.from({ ability: { earnInRatingImpact: 2 } }, [ABILITY]));
    expect([await needed(eager, 'alice'), await needed(room.contributors, 'bob')]).toEqual([2, 5]);
  });

  it('finds the same contributor again, and another for another issuer or subject', async () => {
    const first = await room.contributors.signIn({ issuer, subject: 'alice' });
    expect(await room.contributors.signIn({ issuer, subject: 'alice' })).toEqual(first);
    expect((await room.contributors.signIn({ issuer, subject: 'Alice' })).id).not.toBe(first.id);
    expect((await room.contributors.signIn({ issuer: 'https://other.example', subject: 'alice' })).id).not.toBe(first.id);
  });

  it('makes exactly one contributor of twenty first requests at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => room.contributors.signIn({ issuer, subject: 'bob' })));
    expect(new Set(all.map((contributor) => contributor.id)).size).toBe(1);
    expect(await room.dataSource.getRepository(Contributor).count()).toBe(1);
    expect(await room.dataSource.getRepository(SignIn).count()).toBe(1);
  });

  it('may act for an imported participant, but not for an unknown one', async () => {
    const participantId = 'AB'.repeat(16);
    const { identifiers } = await room.dataSource.getRepository(Contributor).insert({ participantId, joinedAt: room.clock.now(), imported: true });
    const login = { issuer: 'dev', subject: 'participant' };
    const all = await Promise.all(Array.from({ length: 5 }, () => room.contributors.signInAs(login, participantId)));
    expect(new Set(all.map((contributor) => contributor.id))).toEqual(new Set([identifiers[0]!['id']]));
    expect((await room.contributors.signIn(login)).participantId).toBe(participantId);
    await expect(room.contributors.signInAs({ issuer: 'dev', subject: 'nobody' }, 'FF')).rejects.toEqual(refused('NOT_FOUND'));
    expect(await room.dataSource.getRepository(SignIn).count()).toBe(1);
  });
});

describe('finding', () => {
  it('answers in the order of the ids, with null for what is not there', async () => {
    const [one, two] = await Promise.all(['one', 'two'].map((subject) => room.contributors.signIn({ issuer, subject })));
    const found = await room.contributors.findByIds([two!.id, '1', one!.id, two!.id]);
    expect(found.map((contributor) => contributor?.id)).toEqual([two!.id, undefined, one!.id, two!.id]);
    expect(await room.contributors.findByIds([])).toEqual([]);
  });
});

describe('roles', () => {
  it('are given by admins', async () => {
    const [admin, other] = [await room.person('admin'), await room.person()];
    expect(await room.contributors.setRole(admin, other.contributorId!, 'moderator')).toMatchObject({ id: other.contributorId, role: 'moderator' });
    expect(await room.contributors.findByIds([other.contributorId!])).toMatchObject([{ role: 'moderator' }]);
  });

  it('are not given by others, by keys of admins, by who was an admin a moment ago, or to nobody', async () => {
    const [admin, moderator] = [await room.person('admin'), await room.person('moderator')];
    await expect(room.contributors.setRole(moderator, moderator.contributorId!, 'admin')).rejects.toEqual(refused('FORBIDDEN'));
    await expect(room.contributors.setRole({ ...moderator, role: 'admin' }, moderator.contributorId!, 'admin')).rejects.toEqual(refused('FORBIDDEN'));
    await expect(room.contributors.setRole({ ...admin, via: 'api-key' }, moderator.contributorId!, 'admin')).rejects.toEqual(refused('FORBIDDEN'));
    await expect(room.contributors.setRole(admin, '1', 'admin')).rejects.toEqual(refused('NOT_FOUND'));
    await expect(room.contributors.setRoleAsOperator('1', 'admin')).rejects.toEqual(refused('NOT_FOUND'));
  });

  it('leave an admin, also when two admins demote each other at once', async () => {
    const [one, two] = [await room.person('admin'), await room.person('admin')];
    const demotions = await Promise.allSettled([room.contributors.setRole(one, two.contributorId!, 'reader'), room.contributors.setRole(two, one.contributorId!, 'reader')]);
    expect(demotions.map((demotion) => demotion.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await room.dataSource.getRepository(Contributor).countBy({ role: 'admin' })).toBe(1);
  });

  it('are not taken from the last admin', async () => {
    const admin = await room.person('admin');
    await expect(room.contributors.setRole(admin, admin.contributorId!, 'contributor')).rejects.toEqual(refused('LAST_ADMIN'));
    const second = await room.person('admin');
    await expect(room.contributors.setRole(admin, admin.contributorId!, 'contributor')).resolves.toMatchObject({ role: 'contributor' });
    await expect(room.contributors.setRole(second, second.contributorId!, 'contributor')).rejects.toEqual(refused('LAST_ADMIN'));
    await expect(room.contributors.setRole(second, second.contributorId!, 'admin')).resolves.toMatchObject({ role: 'admin' });
  });

  it('are taken from an admin who has left, also by the only other one', async () => {
    const [admin, gone] = [await room.person('admin'), await room.person('admin')];
    await room.dataSource.getRepository(Contributor).update({ id: gone.contributorId! }, { leftAt: room.clock.now() });
    await expect(room.contributors.setRole(admin, gone.contributorId!, 'contributor')).resolves.toMatchObject({ role: 'contributor' });
  });
});
