import { runModels } from '../models/run-models';
import type { NoteStatusHistoryRow, ScoringInput } from '../input';
import type { Engine } from '../kernels/engine';
import type { ProgressListener } from '../output';
import type { Parameters } from '../parameters';
import { prepare, type Prepared } from '../score';
import type { ConfidenceModel, LogisticWeights } from './confidence-parameters';
import { FEATURES, featureReader, type FeatureReader, type Known } from './features';
import { figuresOf, thresholdFor, type Figures } from './figures';
import { fitLogisticRegression, probabilityOf } from './logistic-regression';

/** How a model is trained. Ours, except where named. */
export interface TrainingOptions {
  /** Share of the notes, the newest, that are kept out of training to measure on. */
  readonly heldOut: number;
  /** Weight of half the squared weights against the mean cross-entropy. */
  readonly penalty: number;
  /** Share of notes let go early that should keep their status. */
  readonly wanted: number;
  /** Fewer notes, or fewer of either kind, teach nothing. */
  readonly minNotes: number;
  readonly minOfEach: number;
  /** Ratings a note has at least. pflip_plus_model.py _compute_scoring_cutoff */
  readonly minRatings: number;
}

export const TRAINING: TrainingOptions = { heldOut: 0.2, penalty: 0.01, wanted: 0.95, minNotes: 50, minOfEach: 10, minRatings: 5 };

/** What came of training one of the two. */
export interface TrainingReport {
  /** Notes that have an outcome, of these trained on, and how many of these were a yes. */
  notes: number;
  trainedOn: number;
  yes: number;
  /** On notes that were held out; null where there were too few to train. A model that is no better than their mean is not used. */
  heldOut: Figures | null;
  /** Of the held-out notes: probability from which on they are let go early, the share that are, and how many of these kept their status. */
  early: { threshold: number; share: number; kept: number } | null;
}

interface Example {
  note: number;
  features: Float64Array;
  yes: boolean;
}

/**
 * Learns from what became of notes (pflip_plus_model.py, pcrh_model.py): whether a note that qualifies as helpful stays
 * so, and whether a note becomes helpful. Only notes whose status is locked have an outcome. The newest of them are held
 * out, and what is returned is what was measured.
 * @param input with the status history as runs left it
 * @param trainedOn digest of the input, for the record
 */
export function trainConfidence(
  input: ScoringInput,
  parameters: Parameters,
  trainedOn: string,
  options: TrainingOptions = TRAINING,
  onProgress: ProgressListener = () => undefined,
  engine?: Engine,
): { model: ConfidenceModel; keeps: TrainingReport; becomes: TrainingReport } {
  const prepared = prepare(input, { ...parameters, models: [], gaussian: null, confidence: null }, engine);
  const known = knownOf(prepared, onProgress);
  const reader = featureReader(known);
  onProgress({ step: 'read features', done: 0, total: 1 });
  const keeps = learn(keepExamples(known, reader, options), options, onProgress, 'what stays helpful');
  const becomes = learn(becomeExamples(known, reader, parameters), options, onProgress, 'what becomes helpful');
  const threshold = keeps.held === null ? null : thresholdFor(options.wanted, keeps.held.probabilities, keeps.held.yes);
  const model: ConfidenceModel = {
    features: FEATURES,
    keeps: keeps.weights === null || threshold === null ? null : { ...keeps.weights, threshold },
    becomes: becomes.weights,
    trainedAt: input.now,
    trainedOn,
  };
  return { model, keeps: { ...keeps.report, early: threshold === null ? null : earlyOf(threshold, keeps.held!) }, becomes: becomes.report };
}

/** Raters as the core model places them; those without a place in the second round as in the first. */
function knownOf({ data, parameters, share }: Prepared, onProgress: ProgressListener): Known {
  const { core, admitted } = runModels(data, parameters, onProgress, share);
  const { first, second } = core.prescored;
  return { data, admitted, factor: second.raterFactor.map((value, u) => (Number.isNaN(value) ? first.raterFactor[u]! : value)) };
}

/** Whether a note that once qualified kept its status; null where that cannot be told. pflip_plus_model.py _label_notes */
function kept(row: NoteStatusHistoryRow): boolean | null {
  const { lockedStatus, firstNonNMRStatus, timestampMillisOfFirstNmrDueToMinStableCrhTime: waited, currentDecidedBy } = row;
  // a locked note that the models would not call helpful any more says neither
  if (lockedStatus === 'CURRENTLY_RATED_HELPFUL') return currentDecidedBy?.startsWith('ScoringDriftGuard') === true ? null : true;
  if (lockedStatus === null) return null;
  return firstNonNMRStatus === 'CURRENTLY_RATED_HELPFUL' || (firstNonNMRStatus === null && waited !== null) ? false : null;
}

/** Each note twice: as it was when its wait began, and when it was shown. */
function keepExamples({ data }: Known, reader: FeatureReader, { minRatings }: TrainingOptions): Example[] {
  return Array.from({ length: data.noteCount }, (_, n) => n).flatMap((note) => {
    const row = data.history[note];
    const yes = row === undefined ? null : kept(row);
    if (row === undefined || yes === null) return [];
    const times = [row.timestampMillisOfFirstNmrDueToMinStableCrhTime, row.timestampMillisOfFirstNonNMRStatus].filter((time) => time !== null);
    if (times.length === 0) return [];
    const ratings = reader.ratingsOf(note);
    if (ratings.length < minRatings) return [];
    const enough = data.ratingCreatedAt[ratings[minRatings - 1]!]!;
    return [Math.min(...times), Math.max(...times)].map((time) => {
      const at = Math.max(time, enough);
      return { note, yes, features: reader.read(note, ratings.filter((i) => data.ratingCreatedAt[i]! <= at), at) };
    });
  });
}

/** Notes at each number of ratings for which there is a threshold, unless they were helpful by then. pcrh_model.py _build_training_dataset_at_n */
function becomeExamples({ data }: Known, reader: FeatureReader, { earlySign }: Parameters): Example[] {
  return Array.from({ length: data.noteCount }, (_, n) => n).flatMap((note) => {
    const row = data.history[note];
    if (row === undefined || row.lockedStatus === null) return [];
    const ratings = reader.ratingsOf(note);
    const helpfulAt = row.firstNonNMRStatus === 'CURRENTLY_RATED_HELPFUL' ? (row.timestampMillisOfFirstNonNMRStatus ?? Infinity) : Infinity;
    return earlySign.thresholds
      .filter(([count]) => ratings.length >= count && helpfulAt >= data.ratingCreatedAt[ratings[count - 1]!]!)
      .map(([count]) => ({ note, yes: row.lockedStatus === 'CURRENTLY_RATED_HELPFUL', features: reader.read(note, ratings.slice(0, count), data.ratingCreatedAt[ratings[count - 1]!]!) }));
  });
}

interface Learnt {
  weights: LogisticWeights | null;
  held: { probabilities: number[]; yes: boolean[] } | null;
  report: TrainingReport;
}

function learn(examples: readonly Example[], options: TrainingOptions, onProgress: ProgressListener, what: string): Learnt {
  onProgress({ step: `learn ${what}`, done: 0, total: 1 });
  // ids grow with time, and so do the notes of a dataset as long as they have as many digits
  const notes = [...new Set(examples.map(({ note }) => note))].sort((a, b) => a - b);
  const firstHeld = notes[Math.ceil(notes.length * (1 - options.heldOut))] ?? Infinity;
  const [train, held] = [examples.filter(({ note }) => note < firstHeld), examples.filter(({ note }) => note >= firstHeld)];
  const notesOf = (some: readonly Example[], yes: boolean): number => new Set(some.filter((example) => example.yes === yes).map(({ note }) => note)).size;
  const yes = notesOf(train, true);
  const report: TrainingReport = { notes: notes.length, trainedOn: yes + notesOf(train, false), yes, heldOut: null, early: null };
  if (notes.length < options.minNotes || Math.min(yes, notesOf(train, false)) < options.minOfEach || held.length === 0) return { weights: null, held: null, report };
  const weights = fitLogisticRegression(train.map(({ features }) => features), train.map((example) => example.yes), options.penalty);
  const probabilities = held.map(({ features }) => probabilityOf(weights, features));
  const outcomes = held.map((example) => example.yes);
  const heldOut = figuresOf(probabilities, outcomes);
  // what foretells the held-out notes no better than their mean is not used: it learnt chance
  if (heldOut.logLoss >= heldOut.logLossOfBase) return { weights: null, held: null, report: { ...report, heldOut } };
  return { weights, held: { probabilities, yes: outcomes }, report: { ...report, heldOut } };
}

function earlyOf(threshold: number, { probabilities, yes }: NonNullable<Learnt['held']>): NonNullable<TrainingReport['early']> {
  const released = probabilities.map((p, i) => ({ early: p >= threshold, yes: yes[i]! })).filter(({ early }) => early);
  return { threshold, share: released.length / probabilities.length, kept: released.length === 0 ? 0 : released.filter((example) => example.yes).length / released.length };
}
