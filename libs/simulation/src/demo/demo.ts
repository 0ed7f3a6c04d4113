import { Random } from '../random';
import { simulate } from '../simulate';
import type { SimulatedCommunity, StatementContent } from '../tables';
import { CLIMATE } from './climate';
import { ECONOMY } from './economy';
import { HEALTH } from './health';
import { HISTORY } from './history';
import { LOCAL_POLITICS } from './local-politics';
import { SCIENCE } from './science';
import { SPORTS } from './sports';
import { TECH } from './tech';

/** Statements and notes of the demo. Towns, clubs, papers and sources are made up; all addresses are reserved for examples (RFC 2606). */
export const DEMO_CONTENT: readonly StatementContent[] = Object.freeze([
  ...HEALTH,
  ...CLIMATE,
  ...LOCAL_POLITICS,
  ...SPORTS,
  ...TECH,
  ...ECONOMY,
  ...HISTORY,
  ...SCIENCE,
]);

const MANNERS = [
  'Amber', 'Brave', 'Calm', 'Careful', 'Cheerful', 'Clever', 'Curious', 'Daring', 'Eager', 'Earnest',
  'Fair', 'Gentle', 'Golden', 'Graceful', 'Honest', 'Humble', 'Jolly', 'Keen', 'Kind', 'Lively',
  'Lucid', 'Mellow', 'Merry', 'Modest', 'Nimble', 'Patient', 'Plucky', 'Polite', 'Quiet', 'Rapid',
  'Sincere', 'Steady', 'Sunny', 'Tidy', 'Upbeat', 'Vivid', 'Wise', 'Witty', 'Zesty', 'Silver',
];
const ANIMALS = [
  'Badger', 'Beaver', 'Bison', 'Crane', 'Curlew', 'Dolphin', 'Dormouse', 'Egret', 'Falcon', 'Finch',
  'Gecko', 'Hare', 'Hedgehog', 'Heron', 'Ibex', 'Kestrel', 'Kingfisher', 'Lark', 'Lynx', 'Magpie',
  'Marten', 'Mole', 'Newt', 'Nightingale', 'Octopus', 'Otter', 'Owl', 'Petrel', 'Plover', 'Puffin',
  'Raven', 'Robin', 'Salmon', 'Seal', 'Sparrow', 'Stork', 'Swift', 'Tern', 'Turtle', 'Wren',
];

export interface DemoOptions {
  seed: number;
  /** Milliseconds since 1970 of the first statement. */
  start: number;
  days: number;
  raters: number;
  ratings: number;
}

export const DEFAULT_DEMO: Readonly<DemoOptions> = Object.freeze({ seed: 2026, start: Date.UTC(2026, 8, 1), days: 45, raters: 400, ratings: 12_000 });

export interface DemoCommunity extends SimulatedCommunity {
  /** What each contributor is called in public, by participant id; no two alike. */
  aliases: Map<string, string>;
}

/**
 * The community that a demo installation is filled with: 60 statements, 150 notes with texts,
 * 400 contributors with aliases and 12,000 ratings. The same options give the same rows.
 */
export function demoCommunity(options: Partial<DemoOptions> = {}): DemoCommunity {
  const { seed, start, days, raters, ratings } = { ...DEFAULT_DEMO, ...options };
  const community = simulate({ seed, start, days, raters, ratings }, DEMO_CONTENT);
  return { ...community, aliases: drawAliases(community.userEnrollment.map((row) => row.participantId), seed) };
}

function drawAliases(participants: readonly string[], seed: number): Map<string, string> {
  const random = new Random(seed, 5);
  const used = new Set<string>();
  return new Map(
    participants.map((participant) => {
      let alias = `${random.pick(MANNERS)} ${random.pick(ANIMALS)}`;
      while (used.has(alias)) alias = used.size < MANNERS.length * ANIMALS.length ? `${random.pick(MANNERS)} ${random.pick(ANIMALS)}` : `${alias} ${used.size}`;
      used.add(alias);
      return [participant, alias];
    }),
  );
}
