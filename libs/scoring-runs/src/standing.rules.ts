import type { FoundRecord, Standing, StandingChange } from '@bridgenotes/contributors';
import { contributorRecords, follow, isTopWriter, type ContributorRecord, type Enrollment, type Parameters, type ScoringOutput } from '@bridgenotes/scoring';

/** What a run makes of people. */
export interface FoundStandings {
  /** Whom it changes: state, impact, or what it takes to write again. */
  readonly changed: readonly StandingChange[];
  /** What it found of everybody who wrote notes. */
  readonly records: readonly FoundRecord[];
  /** How many notes ever got a status. */
  readonly notesWithStatus: number;
}

/**
 * Who neither rated nor wrote has no impact any more and keeps the state.
 * @param before everybody, by participant id
 * @param now the moment of the run, milliseconds since 1970
 */
export function findStandings(output: ScoringOutput, before: ReadonlyMap<string, Standing>, now: number, { contributors }: Parameters): FoundStandings {
  const records = contributorRecords(output.history, output.raters, (id) => before.get(id)?.timestampOfLastEarnOut ?? null, contributors);
  const changed = [...before.values()].map((standing) => changeOf(standing, records.get(standing.participantId), now, contributors)).filter(changesAnything);
  let notesWithStatus = 0;
  for (const { firstNonNMRStatus } of output.history) if (firstNonNMRStatus !== null) notesWithStatus++;
  return { changed, records: recordsOfWriters(output, before, records, contributors), notesWithStatus };
}

function changeOf(before: Standing, record: ContributorRecord | undefined, now: number, parameters: Parameters['contributors']): StandingChange {
  if (record === undefined) return { before, after: { ...before, ratingImpact: 0, writingImpact: 0 }, transitions: [] };
  const { enrollment, transitions } = follow(enrollmentOf(before), { kind: 'assessed', at: now, record }, parameters);
  const after: Standing = {
    ...before,
    ...enrollment,
    successfulRatingNeededToEarnIn: enrollment.successfulRatingNeededToEarnIn ?? before.successfulRatingNeededToEarnIn,
    numberOfTimesEarnedOut: enrollment.numberOfTimesEarnedOut ?? 0,
    ratingImpact: record.ratingImpact,
    writingImpact: record.helpful - record.notHelpful,
  };
  return { before, after, transitions };
}

const changesAnything = ({ before, after, transitions }: StandingChange): boolean => transitions.length > 0 || (Object.keys(after) as (keyof Standing)[]).some((key) => after[key] !== before[key]);

function recordsOfWriters(output: ScoringOutput, people: ReadonlyMap<string, Standing>, records: ReadonlyMap<string, ContributorRecord>, parameters: Parameters['contributors']): FoundRecord[] {
  const found: FoundRecord[] = [];
  for (const { id, author, meanNoteScore } of output.raters) {
    if (author === null) continue;
    const { helpful, notHelpful, undecided, recent } = records.get(id)!;
    const topWriter = isTopWriter({ helpful, notHelpful, undecided }, parameters);
    found.push({ contributorId: people.get(id)!.contributorId, helpful, notHelpful, undecided, recent, meanNoteScore, topWriter, emergingWriter: author.isEmerging });
  }
  return found;
}

function enrollmentOf({ enrollmentState, successfulRatingNeededToEarnIn, timestampOfLastStateChange, timestampOfLastEarnOut, numberOfTimesEarnedOut }: Standing): Enrollment {
  return { enrollmentState, successfulRatingNeededToEarnIn, timestampOfLastStateChange, timestampOfLastEarnOut, numberOfTimesEarnedOut };
}
