import type { NoteTruth } from '../../opinion';
import { simulate } from '../../simulate';
import type { SimulatedCommunity, StatementContent } from '../../tables';
import { DEFAULT_DEMO, DEMO_CONTENT } from '../demo';
import { OPEN_HOME } from './home';
import { OPEN_LANGUAGES } from './languages';
import { OPEN_TOWN } from './town';

/** What the demo community is busy with when somebody comes. Everything is made up, as in the settled part. */
export const OPEN_CONTENT: readonly StatementContent[] = Object.freeze([...OPEN_TOWN, ...OPEN_HOME, ...OPEN_LANGUAGES]);

const DAY = 24 * 3_600_000;
/** Ratings a note on average: too few to decide most of them, enough to see what people say. */
const RATINGS_PER_NOTE = 8;

/**
 * Notes of the last day whose status ratings can still decide, by the people of {@link demoCommunity} with the same seed.
 * @param now milliseconds since 1970: no note and no rating is later
 */
export function openNotes({ seed, now, raters }: { seed: number; now: number; raters: number }): SimulatedCommunity {
  const notes = OPEN_CONTENT.reduce((sum, statement) => sum + statement.notes.length, 0);
  // A seed draws the same people again.
  return simulate({ seed, raters, ratings: notes * RATINGS_PER_NOTE, start: now - DAY, days: 1 }, OPEN_CONTENT);
}

const TRUTHS: ReadonlyMap<string, NoteTruth> = new Map([...DEMO_CONTENT, ...OPEN_CONTENT].flatMap(({ notes }) => notes.map(({ text, quality, slant }) => [text, { quality, slant }])));

/** What is true of a note of the demo's own content; undefined for any other text. */
export const demoTruth = (text: string): NoteTruth | undefined => TRUTHS.get(text);

/** People of the demo and what is true of them, by participant id: those of {@link demoCommunity} with the same seed. */
export function demoRaters(seed: number): SimulatedCommunity['truth']['raters'] {
  return openNotes({ seed, now: DEFAULT_DEMO.start, raters: DEFAULT_DEMO.raters }).truth.raters;
}
