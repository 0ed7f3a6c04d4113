import type { RaterTruth } from '../opinion';
import type { Random } from '../random';
import type { SimulatedCommunity, SimulatedEnrollment } from '../tables';

export interface Attacker extends RaterTruth {
  participantId: string;
  /** Of a new account; people of the community have theirs. */
  enrollment?: SimulatedEnrollment;
}

const DAY = 86_400_000;
/** X's modeling group whose raters are all core. */
const CORE_GROUP = 13;
/** Fewer ratings than this, and the core model does not see a rater: not worth paying. */
const WORTH_BUYING = 10;

/**
 * New accounts, enrolled before the community is watched.
 * @param camps sides of the main divide that they pose as, dealt out in turn: -1 or 1
 */
export function recruit(community: SimulatedCommunity, count: number, camps: readonly number[], random: Random): Attacker[] {
  return Array.from({ length: count }, (_, i) => {
    const participantId = random.hex(64);
    const camp = camps[i % camps.length] ?? 1;
    return {
      participantId,
      viewpoint: 0.75 * camp,
      leniency: 0,
      enrollment: {
        participantId,
        enrollmentState: 'earnedIn',
        successfulRatingNeededToEarnIn: 5,
        timestampOfLastStateChange: community.start - DAY,
        timestampOfLastEarnOut: 1,
        modelingPopulation: 'CORE',
        modelingGroup: CORE_GROUP,
        numberOfTimesEarnedOut: 0,
      },
    };
  });
}

/** People of the community, drawn without looking at their side; those with a record before all others. */
export function buyRaters(community: SimulatedCommunity, count: number, random: Random): Attacker[] {
  const made = new Map<string, number>();
  for (const { raterId } of community.ratings) made.set(raterId, (made.get(raterId) ?? 0) + 1);
  return community.truth.raters
    .map((rater) => ({ rater, known: (made.get(rater.participantId) ?? 0) >= WORTH_BUYING ? 0 : 1, draw: random.uniform() }))
    .sort((a, b) => a.known - b.known || a.draw - b.draw)
    .slice(0, count)
    .map(({ rater }) => rater);
}
