import { beforeAll, expect, it } from 'vitest';
import { contributorRecords, CORE_PARAMETERS, ENROLLMENT_STATES, nextEnrollment, NOT_HELPFUL_TAGS, score, type AuthorRecord, type EnrollmentState, type ScoringOutput } from '@bridgenotes/scoring';
import { describeWithData, inputOf, rowsOf, type Row } from './reference';

const PATIENCE = 120_000;

function share(rows: Row[], same: (row: Row) => boolean): number {
  return rows.filter(same).length / rows.length;
}

function describeContributors(set: string, now: number): void {
  describeWithData(`contributors on ${set}`, set, () => {
    let output: ScoringOutput;
    beforeAll(async () => {
      output = score(await inputOf(set, now), CORE_PARAMETERS);
    }, PATIENCE);

    it('let the same contributors write', () => {
      const number = (cell: string | undefined): number | null => (cell === undefined || cell === '' ? null : Number(cell));
      const before = new Map(rowsOf(`${set}/userEnrollment-00000.tsv.gz`).map((row) => [row.participantId!, row]));
      const records = contributorRecords(output.history, output.raters, (id) => number(before.get(id)?.timestampOfLastEarnOut), CORE_PARAMETERS.contributors);
      const known = rowsOf(`${set}/reference/helpfulness_scores.tsv.gz`).filter((row) => before.has(row.raterParticipantId!) && records.has(row.raterParticipantId!));
      const same = share(known, (row) => {
        const past = before.get(row.raterParticipantId!)!;
        const enrollment = {
          enrollmentState: past.enrollmentState as EnrollmentState,
          successfulRatingNeededToEarnIn: number(past.successfulRatingNeededToEarnIn),
          timestampOfLastStateChange: number(past.timestampOfLastStateChange),
          timestampOfLastEarnOut: number(past.timestampOfLastEarnOut),
          numberOfTimesEarnedOut: number(past.numberOfTimesEarnedOut),
        };
        const ours = nextEnrollment(enrollment, records.get(row.raterParticipantId!)!, now, CORE_PARAMETERS.contributors);
        return (
          ENROLLMENT_STATES[Number(row.enrollmentState)] === ours.enrollmentState &&
          Number(row.successfulRatingNeededToEarnIn) === ours.successfulRatingNeededToEarnIn &&
          number(row.timestampOfLastStateChange) === ours.timestampOfLastStateChange &&
          number(row.numberOfTimesEarnedOut) === ours.numberOfTimesEarnedOut
        );
      });
      console.log(`${set}: writing of ${known.length} contributors, ${(100 * same).toFixed(2)} % equal in state, target, time and count`);
      expect(same).toBeGreaterThanOrEqual(0.99);
    });

    it('tell the same of authors', () => {
      const people = new Map(output.raters.map((rater) => [rater.id, rater.author]));
      const known = rowsOf(`${set}/reference/helpfulness_scores.tsv.gz`).filter((row) => people.get(row.raterParticipantId!) != null);
      const columns: [string, (author: AuthorRecord) => string][] = [
        ['isEmergingWriter', (a) => (a.isEmerging ? 'True' : 'False')],
        ['authorTopNotHelpfulTagValues', (a) => a.topNotHelpfulTags.map((tag) => NOT_HELPFUL_TAGS.indexOf(tag)).join(',')],
        ['crhTotal14d', (a) => String(a.shortSpan.helpful)],
        ['crnhTotal14d', (a) => String(a.shortSpan.notHelpful)],
        ['nmrTotal14d', (a) => String(a.shortSpan.undecided)],
        ['crhTotal90d', (a) => String(a.longSpan.helpful)],
        ['crnhTotal90d', (a) => String(a.longSpan.notHelpful)],
        ['nmrTotal90d', (a) => String(a.longSpan.undecided)],
      ];
      for (const [column, ours] of columns) {
        const same = share(known, (row) => row[column] === ours(people.get(row.raterParticipantId!)!));
        console.log(`${set}: ${column} of ${known.length} authors, ${(100 * same).toFixed(2)} % equal`);
        expect(same, column).toBeGreaterThanOrEqual(0.99);
      }
    });
  });
}

describeContributors('simulated-50k', 1_793_494_800_000);
describeContributors('birdwatch-2021', 1_627_862_400_000);
