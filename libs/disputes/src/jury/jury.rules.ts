import { assertUnreachable } from '@bridgenotes/platform';

/** Where somebody stands on the viewpoint axis. */
export const SIDES = ['negative', 'centre', 'positive'] as const;
export type Side = (typeof SIDES)[number];

/** What a jury may find of a note, from the mildest to the strictest. */
export const FINDINGS = ['upheld', 'amended', 'retracted'] as const;
export type Finding = (typeof FINDINGS)[number];

/** How a finding came about: both sides agree on it; they do not, or too few of a side took part, and the note is upheld by default. */
export const GROUNDS = ['majority', 'no-consensus', 'no-quorum'] as const;
export type Ground = (typeof GROUNDS)[number];

export type Seats = Readonly<Record<Side, number>>;
export type FindingCounts = Readonly<Record<Side, Readonly<Record<Finding, number>>>>;

/** Seats of a jury: a third, rounded up, for each side; the rest near the centre. Of 9: 3, 3, 3; of 7: 3, 1, 3. @param size odd, at least 3 */
export function seatsOf(size: number): Seats {
  const side = Math.ceil(size / 3);
  return { negative: side, centre: size - 2 * side, positive: side };
}

/**
 * The seats that can be filled. Sides are never short of a seat; where few people stand near the centre it has fewer, down to none.
 * @returns null while a side has fewer candidates than seats
 */
export function seatsFor(size: number, candidates: Seats): Seats | null {
  const { negative, centre, positive } = seatsOf(size);
  if (candidates.negative < negative || candidates.positive < positive) return null;
  return { negative, centre: Math.min(centre, candidates.centre), positive };
}

/** @param centre how far from 0 the centre reaches, in units of the model's factors */
export const sideOf = (factor: number, centre: number): Side => (factor < -centre ? 'negative' : factor > centre ? 'positive' : 'centre');

export interface GivenFinding {
  readonly side: Side;
  readonly finding: Finding;
}

export interface Verdict {
  readonly finding: Finding;
  readonly ground: Ground;
  readonly counts: FindingCounts;
}

const STRICTEST_FIRST = [...FINDINGS].reverse();
const BOTH_SIDES: readonly Side[] = ['negative', 'positive'];

/**
 * What a jury has found. A finding needs more than half of those given on either side of the axis and more than half of
 * all: nobody can bring it about with one side alone. Who would retract a note would all the more have it amended, so
 * a note is amended where majorities want it amended or retracted. A side speaks only when more than half of its seats do.
 */
export function verdict(given: readonly GivenFinding[], seats: Seats): Verdict {
  const counts = countFindings(given);
  const total = (side: Side) => given.filter((one) => one.side === side).length;
  if (BOTH_SIDES.some((side) => 2 * total(side) <= seats[side])) return { finding: 'upheld', ground: 'no-quorum', counts };
  const mostOf = (among: readonly GivenFinding[], says: (finding: Finding) => boolean) => 2 * among.filter((one) => says(one.finding)).length > among.length;
  const agreed = (says: (finding: Finding) => boolean) => [given, ...BOTH_SIDES.map((side) => given.filter((one) => one.side === side))].every((among) => mostOf(among, says));
  const finding = STRICTEST_FIRST.find((strict) => strict !== 'upheld' && agreed((one) => FINDINGS.indexOf(one) >= FINDINGS.indexOf(strict)));
  if (finding !== undefined) return { finding, ground: 'majority', counts };
  return { finding: 'upheld', ground: agreed((one) => one === 'upheld') ? 'majority' : 'no-consensus', counts };
}

function countFindings(given: readonly GivenFinding[]): FindingCounts {
  const of = (side: Side): Record<Finding, number> => {
    const counts = { upheld: 0, amended: 0, retracted: 0 };
    for (const one of given) if (one.side === side) counts[one.finding]++;
    return counts;
  };
  return { negative: of('negative'), centre: of('centre'), positive: of('positive') };
}

/** Whether a note with this finding is kept from readers. */
export const isWithheld = (finding: Finding): boolean => finding !== 'upheld';

/** Where a juror stands. `reserve`: drawn, and called when a seat before them becomes free; `passed`: was not called, or not asked any more. */
export const SEAT_STATES = ['reserve', 'called', 'accepted', 'found', 'declined', 'expired', 'passed'] as const;
export type SeatState = (typeof SEAT_STATES)[number];

/** Whether a juror in this state holds one of the seats. */
export function holdsSeat(state: SeatState): boolean {
  switch (state) {
    case 'called':
    case 'accepted':
    case 'found':
      return true;
    case 'reserve':
    case 'declined':
    case 'expired':
    case 'passed':
      return false;
    default:
      return assertUnreachable(state);
  }
}

export interface SeatInDraw {
  readonly contributorId: string;
  readonly side: Side;
  /** The place in the draw of this side, from 0. */
  readonly place: number;
  readonly state: SeatState;
}

/**
 * Who is to be called now: for each free seat of a side the next of its draw.
 * @param mayServe whether a reserve still may; who may not is passed over
 */
export function nextToCall(draw: readonly SeatInDraw[], seats: Seats, mayServe: (contributorId: string) => boolean): SeatInDraw[] {
  return SIDES.flatMap((side) => {
    const ofSide = draw.filter((seat) => seat.side === side).sort((a, b) => a.place - b.place);
    const free = seats[side] - ofSide.filter((seat) => holdsSeat(seat.state)).length;
    return ofSide.filter((seat) => seat.state === 'reserve' && mayServe(seat.contributorId)).slice(0, Math.max(0, free));
  });
}
