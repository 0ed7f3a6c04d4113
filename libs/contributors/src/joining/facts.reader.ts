import type { EntityManager } from 'typeorm';
import { CLAIM_KINDS, type ClaimKind } from './claims.rules';
import type { HeldClaim, JoiningFacts } from './eligibility.rules';
import { VerifiedClaim } from './verified-claim.entity';

interface FactsRow {
  id: string;
  joined_at: Date;
  was_member: boolean;
  vouched_for: boolean;
  account_created_at: Date | null;
  organisation: string | null;
  paid: boolean | null;
  invited: boolean;
  since: Date | null;
  admitted_at: Date | null;
  removed_at: Date | null;
}

// A removal counts for whoever has a claim that the removed person had: a new account does not wash it off.
const FACTS = `
  SELECT c.id, c.joined_at, c.alias IS NOT NULL AS was_member, c.role IN ('moderator', 'admin') AS vouched_for, f.account_created_at, f.organisation, f.paid,
    EXISTS (SELECT FROM invitations WHERE used_by = c.id) AS invited, w.since, w.admitted_at,
    greatest(
      (SELECT max(removed_at) FROM removals WHERE contributor_id = c.id AND ended_at IS NULL),
      (SELECT max(r.removed_at) FROM verified_claims v JOIN removal_claims rc ON rc.kind = v.kind AND rc.digest = v.digest JOIN removals r ON r.id = rc.removal_id
        WHERE v.contributor_id = c.id AND r.ended_at IS NULL)
    ) AS removed_at
  FROM contributors c LEFT JOIN account_facts f ON f.contributor_id = c.id LEFT JOIN waiting_list w ON w.contributor_id = c.id
  WHERE c.id = ANY($1)`;

/** What is known of people who want to take part, by contributor id: two queries, however many they are. */
export async function readFacts(manager: EntityManager, ids: readonly string[]): Promise<Map<string, JoiningFacts>> {
  const rows = await manager.query<FactsRow[]>(FACTS, [ids]);
  const claims = await manager.createQueryBuilder(VerifiedClaim, 'claim').where('claim.contributor_id = ANY(:ids)', { ids }).getMany();
  const byKey = new Map(claims.map((claim) => [`${claim.contributorId} ${claim.kind}`, claim]));
  const claimOf = (id: string, kind: ClaimKind): HeldClaim | null => byKey.get(`${id} ${kind}`) ?? null;
  return new Map(rows.map((row) => [row.id, factsOf(row, Object.fromEntries(CLAIM_KINDS.map((kind) => [kind, claimOf(row.id, kind)])) as Record<ClaimKind, HeldClaim | null>)]));
}

const factsOf = (row: FactsRow, claims: Record<ClaimKind, HeldClaim | null>): JoiningFacts => ({
  accountSince: row.account_created_at ?? row.joined_at,
  ...claims,
  organisation: row.organisation || null,
  paid: row.paid ?? false,
  invited: row.invited,
  waitingSince: row.since,
  admitted: row.admitted_at !== null,
  removedAt: row.removed_at,
  wasMember: row.was_member,
  vouchedFor: row.vouched_for,
});
