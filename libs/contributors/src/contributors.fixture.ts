import { CommunitySettings, ManualClock, OutboxEntry, PublicLogEntry, SCOPES, dataSourceOptions, type Role, type Viewer } from '@bridgenotes/platform';
import { DataSource } from 'typeorm';
import { AbilityService } from './ability/ability.service';
import { ABILITY } from './ability/ability.settings';
import { AliasesService } from './aliases/aliases.service';
import { ApiKeysService } from './api-keys/api-keys.service';
import { CONTRIBUTORS_ENTITIES } from './index';
import { AdmissionsService } from './joining/admissions.service';
import { ClaimsService } from './joining/claims.service';
import { EligibilityService } from './joining/eligibility.service';
import { InvitationsService } from './joining/invitations.service';
import { JoiningService } from './joining/joining.service';
import { JOINING } from './joining/joining.settings';
import { MembershipService } from './joining/membership.service';
import { RemovalsService } from './joining/removals.service';
import { Contributor } from './people/contributor.entity';
import { ContributorsService } from './people/contributors.service';

/** A sign-in that accepts nobody, and has a key for claims. */
export const SIGN_IN = { oidc: { issuers: [], audiences: [], jwksUrl: null, clockSkewSeconds: 30, webClients: [] }, developmentSecret: null, claimsSecret: 'the key of claims in tests, 32 characters' };

/** The services of this room on a database of their own, which is dropped when they close. */
export async function openContributors(database: { url: string; drop(): Promise<void> }, joining: Record<string, unknown> = {}) {
  const dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [...CONTRIBUTORS_ENTITIES, OutboxEntry, PublicLogEntry], poolSize: 25 })).initialize();
  const clock = new ManualClock(new Date('2026-03-01T12:00:00Z'));
  const settings = CommunitySettings.from({}, [ABILITY]);
  const contributors = new ContributorsService(dataSource, clock, settings);
  let count = 0;
  /** The same people under other settings of the community. */
  const under = (given: Record<string, unknown>) => {
    const community = CommunitySettings.from({ joining: given }, [JOINING]);
    const eligibility = new EligibilityService(community, clock);
    const admissions = new AdmissionsService(dataSource, clock, eligibility);
    const removals = new RemovalsService(dataSource, clock);
    return {
      community,
      eligibility,
      admissions,
      removals,
      aliases: new AliasesService(dataSource, clock, eligibility),
      claims: new ClaimsService(dataSource, clock, eligibility, SIGN_IN),
      invitations: new InvitationsService(dataSource, clock, eligibility),
      membership: new MembershipService(dataSource, clock, eligibility),
      joinings: new JoiningService(dataSource, eligibility, admissions, removals),
    };
  };
  return {
    dataSource,
    clock,
    contributors,
    settings,
    ability: new AbilityService(dataSource, clock, settings),
    apiKeys: new ApiKeysService(dataSource, clock),
    under,
    ...under(joining),
    /** Somebody new with a role, as they would be known after logging in. */
    person: async (role: Role = 'reader'): Promise<Viewer> => {
      const { id } = await contributors.signIn({ issuer: 'https://issuer.example', subject: `person ${++count}` });
      if (role !== 'reader') await contributors.setRoleAsOperator(id, role);
      return { via: 'token', contributorId: id, role, alias: null, scopes: SCOPES, removed: false, left: false, limitKey: `contributor:${id}` };
    },
    /** The same person as they would be known now. */
    again: async (viewer: Viewer): Promise<Viewer> => {
      const { role, alias, enrollmentState, leftAt } = await dataSource.getRepository(Contributor).findOneByOrFail({ id: viewer.contributorId! });
      return { ...viewer, role, alias, removed: enrollmentState === 'removed', left: leftAt !== null };
    },
    close: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

export type OpenContributors = Awaited<ReturnType<typeof openContributors>>;
