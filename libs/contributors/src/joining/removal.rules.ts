import { AppError, ROLES, type Role } from '@bridgenotes/platform';

/** Why somebody may be removed. */
export const REMOVAL_REASONS = ['ABUSE', 'SPAM', 'MANIPULATION', 'SEVERAL_ACCOUNTS', 'IMPERSONATION', 'UNLAWFUL_CONTENT', 'ELIGIBILITY', 'OTHER_RULE'] as const;
export type RemovalReason = (typeof REMOVAL_REASONS)[number];

export const REMOVAL_APPEAL_OUTCOMES = ['UPHELD', 'OVERTURNED'] as const;
export type RemovalAppealOutcome = (typeof REMOVAL_APPEAL_OUTCOMES)[number];

/** How long an explanation, an appeal or its answer may be, in characters. */
export const MAX_TEXT_LENGTH = 2000;

/** Nobody removes themselves, or somebody of their own role or a higher one. @throws FORBIDDEN */
export function checkMayRemove(moderator: { id: string; role: Role }, person: { id: string; role: Role }): void {
  if (moderator.id === person.id) throw new AppError('FORBIDDEN', { needs: 'somebody else to remove you; leave instead' });
  if (ROLES.indexOf(moderator.role) <= ROLES.indexOf(person.role)) throw new AppError('FORBIDDEN', { needs: 'a higher role than that of the person to remove' });
}

/** @throws NOT_REMOVED, REMOVAL_APPEALED: each removal is appealed once */
export function checkMayAppeal(removal: { appealedAt: Date | null } | null): void {
  if (removal === null) throw new AppError('NOT_REMOVED');
  if (removal.appealedAt !== null) throw new AppError('REMOVAL_APPEALED');
}

/** Nobody judges their own decision. @throws NO_APPEAL, APPEAL_DECIDED, OWN_DECISION */
export function checkMayDecide(moderatorId: string, removal: { removedBy: string; contributorId: string; appealedAt: Date | null; appealDecidedAt: Date | null; endedAt: Date | null }): void {
  if (removal.appealedAt === null) throw new AppError('NO_APPEAL');
  if (removal.appealDecidedAt !== null || removal.endedAt !== null) throw new AppError('APPEAL_DECIDED');
  if (removal.removedBy === moderatorId || removal.contributorId === moderatorId) throw new AppError('OWN_DECISION');
}
