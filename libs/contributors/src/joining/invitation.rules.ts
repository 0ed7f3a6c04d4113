import { AppError, DAY_MILLIS, hasRole, hasRoom, rollingLimit, type Viewer } from '@bridgenotes/platform';

/** Invitations are counted over so many days. */
export const INVITATION_WINDOW_DAYS = 30;
export const CODE_BYTES = 15;

export interface InvitationTerms {
  readonly invitationsPerMonth: number;
  readonly moderatorInvitationsPerMonth: number;
  readonly invitationDays: number;
}

/** What an invitation is good for now. */
export const INVITATION_STATES = ['OPEN', 'USED', 'EXPIRED', 'REVOKED'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export function invitationStateOf(invitation: { usedAt: Date | null; revokedAt: Date | null; expiresAt: Date }, now: Date): InvitationState {
  if (invitation.usedAt !== null) return 'USED';
  if (invitation.revokedAt !== null) return 'REVOKED';
  return invitation.expiresAt > now ? 'OPEN' : 'EXPIRED';
}

export const quotaOf = (viewer: Viewer, terms: InvitationTerms): number => (hasRole(viewer, 'moderator') ? terms.moderatorInvitationsPerMonth : terms.invitationsPerMonth);

export const windowStart = (now: Date): Date => new Date(now.getTime() - INVITATION_WINDOW_DAYS * DAY_MILLIS);
export const expiryOf = (now: Date, { invitationDays }: InvitationTerms): Date => new Date(now.getTime() + invitationDays * DAY_MILLIS);

/**
 * Whether one more may be made. Those that ended unused do not count: their places are free again.
 * @param counted when each of the last days was made, that is open or was used
 * @throws INVITATION_QUOTA with the time when the next one is possible, null when never
 */
export function checkQuota(counted: readonly Date[], limit: number, now: Date): void {
  const use = rollingLimit(counted, { limit, window: INVITATION_WINDOW_DAYS * DAY_MILLIS }, now);
  if (!hasRoom(use)) throw new AppError('INVITATION_QUOTA', { limit, days: INVITATION_WINDOW_DAYS, resetsAt: use.resetsAt?.toISOString() ?? null });
}

/** Four groups of six without letters that look like digits: 24 characters of 32, 120 random bits. */
export function invitationCode(random: Uint8Array): string {
  if (random.length !== CODE_BYTES) throw new RangeError(`an invitation takes ${CODE_BYTES} bytes, not ${random.length}`);
  const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789';
  const bits = [...random].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{5}/g)!.map((five) => alphabet[parseInt(five, 2)]!).join('');
  return letters.match(/.{6}/g)!.join('-');
}

/** A code as it was typed, or null when it cannot be one. */
export function normalCode(given: string): string | null {
  const letters = given.toUpperCase().replace(/[\s-]/g, '');
  return /^[A-HJKMNP-TV-Z0-9]{24}$/.test(letters) ? letters.match(/.{6}/g)!.join('-') : null;
}
