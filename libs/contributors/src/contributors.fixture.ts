import { ManualClock, SCOPES, dataSourceOptions, type Role, type Viewer } from '@bridgenotes/platform';
import { DataSource } from 'typeorm';
import { AliasOffer } from './aliases/alias-offer.entity';
import { AliasesService } from './aliases/aliases.service';
import { ApiKey } from './api-keys/api-key.entity';
import { ApiKeysService } from './api-keys/api-keys.service';
import { Contributor } from './people/contributor.entity';
import { ContributorsService } from './people/contributors.service';
import { SignIn } from './people/sign-in.entity';

/** The services of this room on a database of their own, which is dropped when they close. */
export async function openContributors(database: { url: string; drop(): Promise<void> }) {
  const dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [Contributor, SignIn, AliasOffer, ApiKey], poolSize: 25 })).initialize();
  const clock = new ManualClock(new Date('2026-03-01T12:00:00Z'));
  const contributors = new ContributorsService(dataSource, clock);
  let count = 0;
  return {
    dataSource,
    clock,
    contributors,
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
