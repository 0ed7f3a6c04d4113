import { AppError, Clock, keysetPage, requireActive, requireContributor, type KeysetOrder, type Page, type PageRequest, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { DataSource, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { requirePerson } from '../people/contributor.rules';
import { requireNewcomer } from './admissions.service';
import { EligibilityService } from './eligibility.service';
import { Invitation } from './invitation.entity';
import { checkQuota, CODE_BYTES, expiryOf, invitationCode, invitationStateOf, normalCode, quotaOf, windowStart } from './invitation.rules';
import { lockContributor } from './membership.store';

const NEWEST_INVITATIONS: KeysetOrder<Invitation> = {
  name: 'newest-invitations',
  direction: 'DESC',
  columns: [{ expression: 'invitation.id', type: 'bigint', value: (row) => row.id }],
};

/** Codes that let people in: each for one person, for a while. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly eligibility: EligibilityService,
  ) {}

  /**
   * @returns the stored invitation, and its code, which cannot be shown again
   * @throws INVITATION_QUOTA, and what `requireContributor` throws
   */
  async create(viewer: Viewer): Promise<{ invitation: Invitation; code: string }> {
    requirePerson(viewer);
    const createdBy = requireContributor(viewer, 'read');
    const code = invitationCode(randomBytes(CODE_BYTES));
    const invitation = await this.dataSource.transaction(async (manager) => {
      // One after the other, so that two at once do not both find the last place free.
      await lockContributor(manager, createdBy);
      const now = this.clock.now();
      checkQuota(await counted(manager, createdBy, now), quotaOf(viewer, this.eligibility.settings), now);
      return manager.save(manager.create(Invitation, { codeHash: hashOfCode(code), createdBy, createdAt: now, expiresAt: expiryOf(now, this.eligibility.settings), revokedAt: null, usedBy: null, usedAt: null }));
    });
    return { invitation, code };
  }

  /** Ends one's own invitation that nobody has used; once more changes nothing. @throws NOT_FOUND, INVITATION_USED, SIGN_IN_REQUIRED, FORBIDDEN */
  async revoke(viewer: Viewer, id: string): Promise<Invitation> {
    const createdBy = requirePerson(viewer);
    requireActive(viewer);
    return this.dataSource.transaction(async (manager) => {
      const invitation = await manager.findOne(Invitation, { where: { id, createdBy }, lock: { mode: 'pessimistic_write' } });
      if (invitation === null) throw new AppError('NOT_FOUND', { what: 'invitation of yours', id });
      if (invitation.usedAt !== null) throw new AppError('INVITATION_USED');
      if (invitation.revokedAt === null) await manager.update(Invitation, { id }, { revokedAt: this.clock.now() });
      return manager.findOneByOrFail(Invitation, { id });
    });
  }

  /**
   * Enters a code. Whoever holds one already keeps it, and the other stays free.
   * @throws INVITATION_INVALID, ALREADY_JOINED, CONTRIBUTOR_REMOVED, SIGN_IN_REQUIRED, FORBIDDEN
   */
  async accept(viewer: Viewer, given: string): Promise<void> {
    const usedBy = requirePerson(viewer);
    const code = normalCode(given);
    await this.dataSource.transaction(async (manager) => {
      requireNewcomer(await lockContributor(manager, usedBy));
      if (await manager.existsBy(Invitation, { usedBy })) return;
      const invitation = code && (await manager.findOne(Invitation, { where: { codeHash: hashOfCode(code) }, lock: { mode: 'pessimistic_write' } }));
      const now = this.clock.now();
      if (!invitation || invitationStateOf(invitation, now) !== 'OPEN') throw new AppError('INVITATION_INVALID');
      await manager.update(Invitation, { id: invitation.id }, { usedBy, usedAt: now });
    });
  }

  /** One's own, the newest first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE, SIGN_IN_REQUIRED, FORBIDDEN */
  async list(viewer: Viewer, page: PageRequest): Promise<Page<Invitation>> {
    const createdBy = requirePerson(viewer);
    return keysetPage(this.dataSource.getRepository(Invitation).createQueryBuilder('invitation').where('invitation.created_by = :createdBy', { createdBy }), NEWEST_INVITATIONS, page);
  }
}

/** When the invitations were made that still take a place of the quota. */
async function counted(manager: EntityManager, createdBy: string, now: Date): Promise<Date[]> {
  const recent = await manager.findBy(Invitation, { createdBy, createdAt: MoreThan(windowStart(now)) });
  return recent.filter((invitation) => ['OPEN', 'USED'].includes(invitationStateOf(invitation, now))).map(({ createdAt }) => createdAt);
}

/** Ends what somebody has given out and nobody has used. */
export async function revokeOpenInvitations(manager: EntityManager, createdBy: string, at: Date): Promise<void> {
  await manager.update(Invitation, { createdBy, usedAt: IsNull(), revokedAt: IsNull() }, { revokedAt: at });
}

/** 120 random bits cannot be guessed, so a plain SHA-256 is enough. */
const hashOfCode = (code: string): Buffer => createHash('sha256').update(code).digest();
