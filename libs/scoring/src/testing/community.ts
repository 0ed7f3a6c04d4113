import { newHistoryRow, type NoteStatusHistoryRow, type ScoringInput } from '../input';
import { tagMask, type RatingTag } from '../vocabulary';

/** Small communities for tests, written down as lists. */
export interface PlainRating {
  note: string;
  rater: string;
  /** 0, 1 or 2. */
  level: number;
  at?: number;
  tags?: RatingTag[];
}

export interface PlainNote {
  id: string;
  author?: string;
  at?: number;
  misleading?: boolean;
  outOfScope?: boolean;
  history?: Partial<NoteStatusHistoryRow>;
}

export const HOUR = 3_600_000;
/** 1 June 2026: long after every change of the rules over the years. */
export const START = 1_780_272_000_000;

/** Notes that are only rated get a plain entry of their own. */
export function inputOf(ratings: PlainRating[], notes: PlainNote[] = [], now = START + 24 * HOUR): ScoringInput {
  const listed = new Set(notes.map((n) => n.id));
  const all = [...notes];
  for (const { note } of ratings) {
    if (!listed.has(note)) all.push({ id: note });
    listed.add(note);
  }
  const noteIds = all.map((n) => n.id);
  const raterIds = [...new Set(ratings.map((r) => r.rater))];
  const noteIndex = new Map(noteIds.map((id, i) => [id, i]));
  const raterIndex = new Map(raterIds.map((id, i) => [id, i]));
  const author = (n: PlainNote): string => n.author ?? `author of ${n.id}`;
  return {
    now,
    notes: {
      count: all.length,
      id: noteIds,
      authorId: all.map(author),
      createdAtMillis: Float64Array.from(all, (n) => n.at ?? START),
      misleading: Uint8Array.from(all, (n) => (n.misleading === false ? 0 : 1)),
      outOfScope: Uint8Array.from(all, (n) => (n.outOfScope === true ? 1 : 0)),
    },
    ratings: {
      count: ratings.length,
      note: Uint32Array.from(ratings, (r) => noteIndex.get(r.note)!),
      rater: Uint32Array.from(ratings, (r) => raterIndex.get(r.rater)!),
      createdAtMillis: Float64Array.from(ratings, (r) => r.at ?? START + HOUR),
      level: Uint8Array.from(ratings, (r) => r.level),
      tags: Uint32Array.from(ratings, (r) => tagMask(r.tags ?? [])),
      populationSampled: new Uint8Array(ratings.length),
    },
    raters: { count: raterIds.length, id: raterIds, modelingGroup: new Int8Array(raterIds.length).fill(-1) },
    history: all.map((n) => n.history && { ...newHistoryRow(n.id, author(n), n.at ?? START), ...n.history }),
  };
}

/** Numbers in [0, 1) that look random and are the same for the same seed (a 32-bit linear congruential generator). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/**
 * Two camps who rate by taste and quality: even raters lean left, odd ones right. Notes of group 0 please
 * everyone, 1 and 2 one camp each, 3 nobody.
 */
export function twoCamps(seed: number, raters = 24, notes = 24, share = 0.8): PlainRating[] {
  const random = randomNumbers(seed);
  const ratings: PlainRating[] = [];
  for (let n = 0; n < notes; n++) {
    const group = n % 4;
    for (let u = 0; u < raters; u++) {
      const skip = random() > share;
      const slip = random() < 0.05;
      const likes = group === 0 || (group === 1 && u % 2 === 0) || (group === 2 && u % 2 === 1);
      if (skip) continue;
      const helpful = likes !== slip;
      ratings.push({
        note: `n${String(n).padStart(3, '0')}`,
        rater: `r${String(u).padStart(3, '0')}`,
        level: helpful ? 2 : 0,
        tags: helpful ? ['helpfulClear', 'helpfulGoodSources'] : ['notHelpfulIncorrect', 'notHelpfulMissingKeyPoints'],
      });
    }
  }
  return ratings;
}

/** A shuffled copy (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

/**
 * Raters who disagree about two things: of three notes one is about the first, one about the second, and one is found
 * helpful by nearly everybody. Who is on which side of the one thing tells nothing of the other.
 */
export function twoQuarrels(seed: number, raters = 60, notes = 90, density = 0.5): PlainRating[] {
  const random = randomNumbers(seed);
  const ratings: PlainRating[] = [];
  for (let n = 0; n < notes; n++) {
    for (let u = 0; u < raters; u++) {
      if (random() > density) continue;
      const side = n % 3 === 0 ? u % 2 : Math.floor(u / 2) % 2;
      const likes = (n % 3 === 2 || Math.floor(n / 3) % 2 === side) !== random() < 0.1;
      const tags: RatingTag[] = likes ? ['helpfulClear', 'helpfulGoodSources'] : [];
      ratings.push({ note: `n${String(n).padStart(3, '0')}`, rater: `r${String(u).padStart(3, '0')}`, level: likes ? 2 : 0, tags });
    }
  }
  return ratings;
}
