import type { Standing } from '@bridgenotes/contributors';
import { contributorRecords, nextEnrollment, type Enrollment, type Parameters, type ScoringOutput } from '@bridgenotes/scoring';

/**
 * Whom a run changes: state, impact, or what it takes to write again. Who neither rated nor wrote has no impact any
 * more and keeps the state.
 * @param before everybody, by participant id
 * @param now the moment of the run, milliseconds since 1970
 */
export function changedStandings(output: ScoringOutput, before: ReadonlyMap<string, Standing>, now: number, { contributors }: Parameters): { before: Standing; after: Standing }[] {
  const records = contributorRecords(output.history, output.raters, (id) => before.get(id)?.timestampOfLastEarnOut ?? null, contributors);
  return [...before.values()]
    .map((standing) => {
      const record = records.get(standing.participantId);
      if (record === undefined) return { before: standing, after: { ...standing, ratingImpact: 0, writingImpact: 0 } };
      const enrollment = nextEnrollment(enrollmentOf(standing), record, now, contributors);
      const after: Standing = {
        ...standing,
        ...enrollment,
        successfulRatingNeededToEarnIn: enrollment.successfulRatingNeededToEarnIn ?? standing.successfulRatingNeededToEarnIn,
        numberOfTimesEarnedOut: enrollment.numberOfTimesEarnedOut ?? 0,
        ratingImpact: record.ratingImpact,
        writingImpact: record.helpful - record.notHelpful,
      };
      return { before: standing, after };
    })
    .filter((change) => (Object.keys(change.after) as (keyof Standing)[]).some((key) => change.after[key] !== change.before[key]));
}

function enrollmentOf({ enrollmentState, successfulRatingNeededToEarnIn, timestampOfLastStateChange, timestampOfLastEarnOut, numberOfTimesEarnedOut }: Standing): Enrollment {
  return { enrollmentState, successfulRatingNeededToEarnIn, timestampOfLastStateChange, timestampOfLastEarnOut, numberOfTimesEarnedOut };
}
