import type { ContributorParameters } from './contributor-parameters';
import { follow, isEarnedOut, isLocked, isWriting, type Enrollment } from './enrollment';
import { withNote, type ContributorRecord, type Verdict } from './record';
import type { Transition } from './transition';

/** What would change a contributor's writing. */
export interface Outlook {
  /** The rating impact that unlocks writing, and how much of it is missing; null when it is not locked, and where no impact unlocks it. */
  readonly unlocksAt: { readonly ratingImpactNeeded: number; readonly missing: number } | null;
  /** How many further notes that turn out not helpful, in a row, take writing away, why, and what would unlock it then; null when none would. */
  readonly locksAfter: { readonly notHelpfulNotes: number; readonly reason: Transition['reason']; readonly ratingImpactNeeded: number } | null;
  /** How many further notes that turn out helpful, in a row, end the risk; null for who is not at risk. */
  readonly calmAfter: number | null;
}

/**
 * A dry run: the machine itself, asked about notes that were not written.
 * @param now milliseconds since 1970
 */
export function outlook(enrollment: Enrollment, record: ContributorRecord, now: number, parameters: ContributorParameters): Outlook {
  const { enrollmentState: state } = enrollment;
  const needed = enrollment.successfulRatingNeededToEarnIn ?? parameters.impactToEarnIn;
  return {
    unlocksAt: isLocked(state) ? { ratingImpactNeeded: needed, missing: Math.max(needed - record.ratingImpact, 0) } : null,
    locksAfter: isWriting(state) ? locksAfter(enrollment, record, now, parameters) : null,
    calmAfter: state === 'atRisk' ? (after('helpful', enrollment, record, now, parameters, ({ enrollmentState }) => enrollmentState === 'earnedIn')?.notes ?? null) : null,
  };
}

function locksAfter(enrollment: Enrollment, record: ContributorRecord, now: number, parameters: ContributorParameters): Outlook['locksAfter'] {
  const found = after('notHelpful', enrollment, record, now, parameters, ({ enrollmentState }) => isEarnedOut(enrollmentState));
  if (found === null) return null;
  return { notHelpfulNotes: found.notes, reason: found.transitions.at(-1)!.reason, ratingImpactNeeded: found.enrollment.successfulRatingNeededToEarnIn! };
}

/** The first number of further notes, up to what can make a difference, after which a condition holds. */
function after(verdict: Verdict, enrollment: Enrollment, record: ContributorRecord, at: number, parameters: ContributorParameters, holds: (enrollment: Enrollment) => boolean) {
  // then the recent notes are all of this verdict, and not helpful ones outnumber helpful ones
  const enough = Math.max(parameters.recentNotes, record.helpful - record.notHelpful + 1);
  let hypothetical = record;
  for (let notes = 1; notes <= enough; notes++) {
    hypothetical = withNote(hypothetical, verdict, parameters);
    const followed = follow(enrollment, { kind: 'assessed', at, record: hypothetical }, parameters);
    if (holds(followed.enrollment)) return { notes, ...followed };
  }
  return null;
}
