import type { Missing, MissingCode } from './missing.rules';

/** A language: what each thing that is missing is called, for people. */
export type MissingTexts = { readonly [Code in MissingCode]: (missing: Missing) => string };

const plural = (n: number, one: string, many: string) => `${n} more ${n === 1 ? one : many}`;
const score = (value: number | null) => (value === null ? 'unknown' : value.toFixed(2));

/**
 * What keeps a note from being shown, in plain English. Another language is another table with the same keys; codes are
 * the contract with clients and never change, texts may.
 */
export const ENGLISH_MISSING: MissingTexts = {
  NOT_SCORED_YET: () => 'Written after the last scoring run; the next one looks at it.',
  MORE_RATINGS: ({ value, needed }) => `Needs ${plural((needed ?? 0) - (value ?? 0), 'rating', 'ratings')}: it has ${value ?? 0} of ${needed}.`,
  ESTABLISHED_RATERS: ({ needed }) => `Needs more ratings by people who have rated at least ${needed} notes; until then nobody can tell whether people of different viewpoints agree on it.`,
  OTHER_POPULATION: () => 'Most of its ratings come from people whom the model of this community does not count yet.',
  AGREEMENT: ({ value, needed }) => `People of different viewpoints do not agree enough that it is helpful: ${score(value)} of ${score(needed)}.`,
  OTHER_SIDE: ({ value, needed }) => `Needs ${plural(Math.max(1, (needed ?? 0) - (value ?? 0)), 'person', 'people')} of the other viewpoint who find it helpful: it has ${value} of ${needed}.`,
  BALANCE: ({ value, needed }) => `Too small a share of the people who rated it are of the other viewpoint and find it helpful: ${score(value)} of ${score(needed)}.`,
  ONE_SIDED: ({ value, needed }) => `Found helpful along one viewpoint only: its distance from the middle is ${score(value)}, at most ${score(needed)} is allowed.`,
  TOPIC_DIVIDED: ({ value, needed }) => `People whom its topic divides do not agree enough that it is helpful: ${score(value)} of ${score(needed)}.`,
  MODEL_DOUBTS: () => 'A further model, which also has a say on it, does not call it helpful so far.',
  REPEATED_CRITICISM: ({ tags }) => `Criticised unusually often, also by people of its own viewpoint, for: ${(tags ?? []).join(', ')}.`,
  CALLED_WRONG: () => 'People whose judgement has proved careful call it wrong or badly sourced.',
  BUSY_RATERS: ({ value, needed }) => `Found helpful only thanks to a handful of unusually busy raters; without them it reaches ${score(value)} of ${score(needed)}.`,
  RATERS_ALIKE: ({ value, needed }) => `Found helpful only thanks to a group that keeps rating alike; without it the note reaches ${score(value)} of ${score(needed)}.`,
  RANDOM_SAMPLE: ({ value, needed }) => `A random sample of raters finds it less helpful than those who came by themselves: ${score(value)} of ${score(needed)}.`,
  MORE_REASONS: ({ needed }) => `Needs reasons: at least two people each have to give the same ${needed} reasons.`,
  NEXT_RUN: () => 'By its latest ratings it may be helpful; the next scoring run that looks at it decides.',
  WAITING: ({ needed }) => `Rated helpful; it is shown when it has stayed so for ${Math.round((needed ?? 0) / 60_000)} minutes.`,
  NOT_MISLEADING: () => 'It says that the statement is not misleading; such notes are shown to contributors only.',
  LOCKED: () => 'Its status was settled two weeks after it was written and is kept.',
  WITHHELD: () => 'A jury drawn from raters of both viewpoints found that it should not be shown as it is; its dispute says why.',
};

/** One thing that is missing, for people; in English unless another language is given. */
export const missingText = (missing: Missing, texts: MissingTexts = ENGLISH_MISSING): string => texts[missing.code](missing);
