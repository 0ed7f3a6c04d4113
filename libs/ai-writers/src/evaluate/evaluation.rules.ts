export const VERDICTS = ['high', 'medium', 'low'] as const;
/** high is good: a sound link, no abuse, a claim that can be checked. */
export type Verdict = (typeof VERDICTS)[number];

/** What became of one link of a note. */
export interface UrlFinding {
  readonly url: string;
  readonly reachable: boolean;
  /** What the server answered; null where there was no answer. */
  readonly httpStatus: number | null;
  /** Why it does not count as reachable, for people; null where it does. */
  readonly reason: string | null;
}

/** What an evaluator finds of a note (X, AI Note Writer API: UrlValidity, HarassmentAbuse, ClaimOpinion). */
export interface Evaluation {
  readonly urlValidity: 'high' | 'low';
  readonly harassmentAbuse: Verdict;
  readonly claimOpinion: Verdict;
  readonly details: EvaluationDetails;
}

export interface EvaluationDetails {
  readonly urls: readonly UrlFinding[];
  /** What the verdicts on opinion and abuse rest on, for people. */
  readonly reasons: readonly string[];
}

/** A note as an evaluator sees it. */
export interface EvaluatedNote {
  readonly text: string;
}

/** What the note is about, as far as it is known here. */
export interface EvaluatedStatement {
  readonly url: string | null;
  readonly quotedText: string | null;
  readonly language: string | null;
}

/** All links sound, and at least one: a note without a source has none that could be sound. */
export const urlValidityOf = (urls: readonly UrlFinding[]): 'high' | 'low' => (urls.length > 0 && urls.every(({ reachable }) => reachable) ? 'high' : 'low');
