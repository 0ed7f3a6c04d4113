import { Random, type NoteTruth, type RaterTruth } from '@bridgenotes/simulation';

/** How somebody takes part. */
export type Manner = 'rater' | 'careful' | 'partisan' | 'careless';

/** Somebody of the season. What they are like decides what they do, and nobody tells it to the server. */
export interface Person {
  readonly name: string;
  readonly truth: RaterTruth;
  readonly manner: Manner;
  /** The day they come first, from 0. */
  readonly joinsOn: number;
  /** How probable it is that they look in on a half-day. */
  readonly activity: number;
  /** Whether their identity provider has verified an e-mail address. */
  readonly verified: boolean;
}

/** 500 people: two sides and some between, most of them only rate. */
export function drawPeople(count: number, days: number, random: Random): Person[] {
  return Array.from({ length: count }, (_, i) => {
    const side = random.chance(0.15) ? random.normal(0, 0.25) : (random.chance(0.5) ? 1 : -1) * (0.8 + random.normal(0, 0.2));
    const manner: Manner = i % 10 < 2 ? 'careful' : i % 10 === 2 ? 'partisan' : i % 10 === 3 ? 'careless' : 'rater';
    return {
      name: `person ${i}`,
      truth: { viewpoint: side, leniency: random.normal(0, 0.15) },
      manner,
      // half of them are there from the beginning, the others come one after the other
      joinsOn: i < count / 2 ? 0 : Math.floor(random.uniform() * days * 0.5),
      activity: manner === 'rater' ? 0.1 + 0.1 * random.uniform() : 0.2,
      verified: !random.chance(0.06),
    };
  });
}

/** What a note of this writer is like. Who lost writing once has learned. */
export function drawNote({ manner, truth }: Person, hasLearned: boolean, random: Random): NoteTruth {
  if (manner === 'careful' || hasLearned) return { quality: 0.35 + 0.5 * random.uniform(), slant: random.normal(0, 0.12) };
  if (manner === 'partisan') return { quality: random.normal(0, 0.2), slant: 0.9 * Math.sign(truth.viewpoint) };
  return { quality: -0.5 - 0.4 * random.uniform(), slant: random.normal(0, 0.1) };
}
