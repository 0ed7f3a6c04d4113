/** How lively the demo is. Times are in milliseconds, and pass faster by the pace that the start was given. */
export interface Liveliness {
  /** A note that somebody real wrote or rated gets so many ratings of simulated people… */
  readonly ratingsForVisitor: number;
  /** …evenly over this time. */
  readonly within: number;
  /** So many ratings in one look at most, however many people there are whose notes wait for some. */
  readonly mostInOneLook: number;
  /** For so long after they last did something somebody counts as being there. */
  readonly stays: number;
  /** Simulated people look in so often while somebody is there, and while nobody is. */
  readonly lookBusy: number;
  readonly lookIdle: number;
  /** Besides, open notes get some ratings in one go, so often while somebody is there, and while nobody is. */
  readonly goBusy: number;
  readonly goIdle: number;
  readonly ratingsInOneGo: number;
  /** A note with so many ratings and no status divides people; more would not change that. */
  readonly enough: number;
  /** A note is written when fewer than this are open, and a minute has passed since the last one… */
  readonly open: number;
  readonly writeAtLeastAfter: number;
  /** …and now and then anyway while somebody is there, up to twice as many. */
  readonly writeNowAndThen: number;
}

export const LIVELINESS: Liveliness = {
  ratingsForVisitor: 60,
  within: 60_000,
  mostInOneLook: 25,
  stays: 10 * 60_000,
  lookBusy: 1500,
  lookIdle: 3000,
  goBusy: 20_000,
  goIdle: 90_000,
  ratingsInOneGo: 5,
  enough: 70,
  open: 40,
  writeAtLeastAfter: 60_000,
  writeNowAndThen: 4 * 60_000,
};

/** The same life, so many times as fast. */
export function paced(liveliness: Liveliness, pace: number): Liveliness {
  const { within, stays, lookBusy, lookIdle, goBusy, goIdle, writeAtLeastAfter, writeNowAndThen } = liveliness;
  const faster = (millis: number): number => millis / pace;
  return {
    ...liveliness,
    within: faster(within), stays, lookBusy: faster(lookBusy), lookIdle: faster(lookIdle), goBusy: faster(goBusy), goIdle: faster(goIdle),
    writeAtLeastAfter: faster(writeAtLeastAfter), writeNowAndThen: faster(writeNowAndThen),
  };
}

/** A note that somebody real wrote or rated. */
export interface VisitedNote {
  /** When the first of them did. */
  readonly visitedAt: number;
  /** Ratings of simulated people since. */
  readonly ratingsSince: number;
}

/** How many simulated people rate a visited note now. */
export function dueRatings({ visitedAt, ratingsSince }: VisitedNote, now: number, { ratingsForVisitor, within }: Liveliness): number {
  const share = Math.max(0, Math.min(1, (now - visitedAt) / within));
  return Math.max(0, Math.floor(ratingsForVisitor * share) - ratingsSince);
}

/** As many as are due of each, or where that is more than `most` in all, so much less of each. */
export function withinMost(due: readonly number[], most: number): number[] {
  const sum = due.reduce((total, each) => total + each, 0);
  if (sum <= most) return [...due];
  const less = due.map((each) => Math.floor((each * most) / sum));
  let left = most - less.reduce((total, each) => total + each, 0);
  return less.map((each, i) => (each < due[i]! && left-- > 0 ? each + 1 : each));
}

/** Whether a simulated person writes a note now. */
export function isTimeToWrite({ open, sinceLast, somebodyThere }: { open: number; sinceLast: number; somebodyThere: boolean }, liveliness: Liveliness): boolean {
  if (open < liveliness.open) return sinceLast >= liveliness.writeAtLeastAfter;
  return somebodyThere && open < 2 * liveliness.open && sinceLast >= liveliness.writeNowAndThen;
}
