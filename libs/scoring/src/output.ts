import type { ModelKind } from './models/model-parameters';
import type { RescoringReason } from './rescoring/rescoring-reasons';
import type { Topic } from './topics';
import type { ModelStatus, NoteStatus, NotHelpfulTag, RatingTag } from './vocabulary';

/** One comparison a rule made: `value` was held against `threshold`. */
export interface RuleCheck {
  /** What was compared, e.g. `intercept`, `ratings`, `minNetHelpful`, or a tag's name. */
  measure: string;
  /** The note's value; null where it could not be computed (too few ratings). */
  value: number | string | null;
  /** How the value has to relate to the threshold for the check to hold. */
  comparison: '>=' | '>' | '<=' | '<' | '=' | '!=';
  threshold: number | string;
  /** Whether the check held. A rule fires when all its checks hold. */
  holds: boolean;
}

/** One rule as it was evaluated for one note; the rules of a note are listed in the order they ran. */
export interface RuleTrace {
  rule: string;
  version: string;
  /** `core`: decides what the model says. `meta`: decides what is published. */
  stage: 'core' | 'meta';
  /** True where the rule set the status. */
  fired: boolean;
  /** The status after the rule. */
  statusAfter: ModelStatus;
  checks: RuleCheck[];
}

/** How many ratings of each level a note has. */
export interface LevelCounts {
  notHelpful: number;
  somewhatHelpful: number;
  helpful: number;
}

/** What one model says of a note. Intercepts and factors are in units of the rating scale 0…1. */
export interface ModelScores {
  /** Null, as is the factor, where the model has not enough ratings to place the note. */
  intercept: number | null;
  factor: number | null;
  /** Lowest and highest intercept with one more extreme rater who finds the note helpful. */
  interceptMin: number | null;
  interceptMax: number | null;
  /** Intercept without the ratings of unusually busy raters; null where too few are left. */
  interceptNoHighVolume: number | null;
  /** Intercept without the ratings of groups who keep rating alike; null where too few are left. */
  interceptNoCorrelated: number | null;
  /** Ratings by raters of the final round. */
  numFinalRoundRatings: number | null;
  /** Null where the model has no say: no ratings, mostly raters of other populations, or an excluded topic. */
  coreStatus: ModelStatus | null;
  /** Rules that set the core status, in order, like "GeneralCRH (v1.0)". */
  coreRules: string[];
  /** Tags given so often by near raters that the model refused the note for it. */
  activeFilterTags: NotHelpfulTag[];
}

/** Where the intercept of a note may lie, in units of the rating scale. */
export interface ScoreInterval {
  low: number;
  high: number;
  /** Probability, 0 to 1, that it lies between, if ratings are what the model takes them for. */
  confidence: number;
}

/** Further ratings that would make a note helpful: HELPFUL ones, by raters who are known to the model. */
export interface FurtherRatings {
  /** By raters with a negative factor. */
  negativeSide: number;
  /** By raters with a positive factor. */
  positiveSide: number;
}

/** Scores of one note by a model that is one of several of its kind. */
export interface FurtherScores extends ModelScores {
  /** Name of the model in the parameters, e.g. `Group13`. */
  model: string;
  /** Number of the group model; null for other kinds. */
  group: number | null;
  /** For topic models: the topic, and whether more than four raters of either side rated the note. */
  topic: Topic | null;
  confident: boolean | null;
}

/** Scores of one note; those of the core model are its own fields. */
export interface NoteOutput extends ModelScores {
  id: string;
  /** The core model fitted with all topics included: it decides where the core model has no say. */
  withTopics: ModelScores | null;
  /** Of the model that had the say; null where it could not place the note, or not tell how surely. */
  interval: ScoreInterval | null;
  /**
   * The fewest further ratings that would make the model that had the say call the note helpful; null where it does
   * already, where a few would not do, and where none has a say. What is published may still have to wait.
   */
  furtherRatings: FurtherRatings | null;
  /** Scores by further models that have a say on the note, by kind; of each kind at most one has. */
  further: Partial<Record<Exclude<ModelKind, 'withTopics'>, FurtherScores>>;
  /** Intercept by ratings of a random sample of raters alone; null where those are too few. */
  interceptPopulationSampled: number | null;
  /** Probability that a note in its stability wait loses the helpful status again; null without a confidence model, and for other notes. */
  flipProbability: number | null;
  /** Ratings that count, whoever made them (those of NOT_MISLEADING notes before October 2022 do not). */
  numRatings: number;
  /** Rules that set the published status, in order. */
  metaRules: string[];
  /** Why the run decided on the note; empty where it kept what it had. */
  rescoring: readonly RescoringReason[];
  /** The last of `metaRules`. */
  decidedBy: string;
  finalStatus: NoteStatus;
  /** What the status would be without the two-week lock; null where the lock changes nothing. */
  unlockedStatus: NoteStatus | null;
  /** What the status was before the stability wait was considered. */
  preStabilizationStatus: ModelStatus;
  /** The two most given reasons of the side that decided; null without a status. */
  firstTag: RatingTag | null;
  secondTag: RatingTag | null;
  /** Ratings that count, by level. */
  levels: LevelCounts;
  /** Of those, ratings by raters with a negative and with a positive factor in the model that decided. */
  sides: { negative: LevelCounts; positive: LevelCounts };
  /** Every rule evaluated: those of the model that had the say, then those that decide what is published. */
  trace: RuleTrace[];
}

/** Scores of one rater or author. Null where the model could not say. */
export interface RaterOutput {
  id: string;
  intercept: number | null;
  factor: number | null;
  firstRoundIntercept: number | null;
  firstRoundFactor: number | null;
  /** Share of helpful notes minus five times the share of not helpful notes, as author. */
  crhCrnhRatioDifference: number | null;
  /** Mean intercept of the notes written. */
  meanNoteScore: number | null;
  /** Share of valid ratings that agree with the status of the note. */
  raterAgreeRatio: number | null;
  /** Whether the ratings count in the final round. */
  aboveHelpfulnessThreshold: boolean | null;
  /** Valid ratings, measured against the published statuses of this run. */
  successfulRatingHelpfulCount: number;
  successfulRatingNotHelpfulCount: number;
  unsuccessfulRatingHelpfulCount: number;
  unsuccessfulRatingNotHelpfulCount: number;
  /** Ratings made after the note had its status. */
  ratedAfterDecision: number;
  /** Ratings of notes without a status. */
  ratingsAwaitingMoreRatings: number;
  /** Notes written, by published status. */
  notesCurrentlyRatedHelpful: number;
  notesCurrentlyRatedNotHelpful: number;
  notesAwaitingMoreRatings: number;
  /** What is told of authors; null for those who wrote nothing. */
  author: AuthorRecord | null;
}

/** Notes by published status. */
export interface StatusCounts {
  helpful: number;
  notHelpful: number;
  undecided: number;
}

/** What is told of somebody who wrote notes. */
export interface AuthorRecord {
  /** Writes well of late: a high mean intercept, and enough recent ratings to tell. */
  isEmerging: boolean;
  /** The criticism that explains most of the notes, most frequent first; at most two tags. */
  topNotHelpfulTags: NotHelpfulTag[];
  /** Notes of the last 14 days (with a status or at least ten ratings), and of the last 90. */
  shortSpan: StatusCounts;
  longSpan: StatusCounts;
}

/** What a further start of a fit ended in. */
export interface OtherOptimum {
  /** As in {@link FitSummary}; higher than, or the same as, that of the optimum that was kept. */
  loss: number;
  /** Raters, and notes, whom it puts on the other side of the axis. */
  flippedRaters: number;
  flippedNotes: number;
}

/** Numbers of dimensions of viewpoint that were tried on ratings held out, and which one was chosen. */
export interface DimensionsTried {
  chosen: number;
  /** Mean squared error of ratings foretold without them; by how much it lies below that of the dimension before, and how sure that is. */
  heldOut: { dimensions: number; error: number; gain: number | null; standardError: number | null }[];
}

/** How one fit of the model went. */
export interface FitSummary {
  ratings: number;
  notes: number;
  raters: number;
  /** Global intercept. */
  mu: number;
  /** Mean squared error plus penalties. */
  loss: number;
  /** Mean squared error alone. */
  meanSquaredError: number;
  /** How often every rating was visited. */
  sweeps: number;
  /** Where the fit was begun more than once: what the starts that were not kept ended in. */
  otherStarts?: OtherOptimum[];
  /** Where viewpoints may have more than one dimension: how many they have. */
  dimensions?: DimensionsTried;
}

export interface ScoringSummary {
  /** Fits of the core model; null where no rating passed the prefilter. */
  firstRound: FitSummary | null;
  secondRound: FitSummary | null;
  /** Published statuses. */
  statuses: Record<NoteStatus, number>;
  /** Statuses of the core model. */
  coreStatuses: Record<ModelStatus, number>;
  /** Per not-helpful tag, the weighted share from which a note counts as an outlier. */
  tagThresholds: Record<NotHelpfulTag, number>;
}

/** How far a run is; called at the start of each step and during long ones. */
export type ProgressListener = (progress: { step: string; done: number; total: number }) => void;
