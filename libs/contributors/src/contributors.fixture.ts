import { CommunitySettings, ManualClock, OutboxEntry, PublicLogEntry, SCOPES, dataSourceOptions, type Role, type Viewer } from '@bridgenotes/platform';
import { DataSource } from 'typeorm';
import { AbilityService } from './ability/ability.service';
import { ABILITY } from './ability/ability.settings';
import { AliasesService } from './aliases/aliases.service';
import { ApiKeysService } from './api-keys/api-keys.service';
import { ContributorsService } from './people/contributors.service';
import { CONTRIBUTORS_ENTITIES } from './index';

/** The services of this room on a database of their own, which is dropped when they close. */
export async function openContributors(database: { url: string; drop(): Promise<void> }) {
  const dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [...CONTRIBUTORS_ENTITIES, OutboxEntry, PublicLogEntry], poolSize: 25 })).initialize();
  const clock = new ManualClock(new Date('2026-03-01T12:00:00Z'));
  const contributors = new ContributorsService(dataSource, clock);
  const settings = CommunitySettings.from({}, [ABILITY]);
  let count = 0;
  return {
    dataSource,
    clock,
    contributors,
    settings,
    ability: new AbilityService(dataSource, clock, settings),
    aliases: new AliasesService(dataSource, clock),
    apiKeys: new ApiKeysService(dataSource, clock),
    /** Somebody new with a role, as they would be known after logging in. */
    person: async (role: Role = 'reader'): Promise<Viewer> => {
      const { id } = await contributors.signIn({ issuer: 'https://issuer.example', subject: `person ${++count}` });
      if (role !== 'reader') await contributors.setRoleAsOperator(id, role);
      return { via: 'token', contributorId: id, role, alias: null, scopes: SCOPES, removed: false, limitKey: `contributor:${id}` };
    },
    close: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

export type OpenContributors = Awaited<ReturnType<typeof openContributors>>;
