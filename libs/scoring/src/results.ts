import { CORE_NAME, modelScores, type ModelResult, type Placing } from './core/core-model';
import { confidenceIn, type Confidence } from './confidence/confidence';
import { judge } from './core/judge';
import { sidesOfNote, tagsOfNote, totalOf } from './data/counts';
import type { Dataset } from './data/dataset';
import { newHistoryRow, type NoteStatusHistoryRow } from './input';
import { nextHistoryRow, type ModelsSaid } from './meta/history';
import type { MetaDecision } from './meta/decision';
import { decide, keepDecision } from './meta/meta-rules';
import type { Opinions } from './meta/opinions';
import { furtherRatingsSearch } from './missing/further-ratings';
import type { FurtherModel } from './models/further-model';
import { sampleOpinions } from './models/population-sample';
import type { Models } from './models/run-models';
import { orNull } from './data/missing';
import type { FurtherRatings, ModelScores, NoteOutput, RuleTrace, ScoreInterval } from './output';
import type { Parameters } from './parameters';
import { rescoringReasons } from './rescoring/rescoring';
import type { RescoringReason } from './rescoring/rescoring-reasons';
import { RowsOnDemand, type Rows } from './rows';
import { intervalOf, measureUncertainty, type Uncertainty } from './uncertainty';
import { NOTE_STATUSES, type NoteStatus } from './vocabulary';

/** What everybody's ratings and notes are measured against: the statuses of a run, in columns. */
export interface DecidedNotes {
  statusOf(note: number): NoteStatus;
  /** When the note got its latest helpful or not helpful status; null when never. */
  decidedAt(note: number): number | null;
}

/** What a run says of its notes. */
export interface Results {
  notes: Rows<NoteOutput>;
  history: Rows<NoteStatusHistoryRow>;
  decided: DecidedNotes;
}

/**
 * Decides on every note. Kept are its status and since when it has it; everything else about a note is made anew from the
 * models' columns and the note's own ratings whenever somebody reads it.
 */
export function decideNotes(data: Dataset, models: Models, parameters: Parameters): Results {
  const { noteCount } = data;
  const confidence = confidenceIn(data, models, parameters);
  const opinionsOn = opinionsBy(data, models, parameters, confidence);
  const speaking = withRulesOf(models, parameters);
  const reasonsOf = (n: number): readonly RescoringReason[] => rescoringReasons(data.history[n], () => latestRating(data, n), data.now, parameters);
  const decisionOn = (n: number, opinions = opinionsOn(n), trace?: RuleTrace[]): MetaDecision => {
    const countOf = tagsOfNote(data, models.admitted, n);
    const previous = data.history[n];
    if (previous !== undefined && reasonsOf(n).length === 0) return keepDecision(previous, countOf, parameters, trace);
    return decide(opinions, previous, countOf, data.now, speaking, trace);
  };
  const historyOf = (n: number): NoteStatusHistoryRow => {
    const before = data.history[n] ?? newHistoryRow(data.noteId[n]!, data.authorId[n]!, data.noteCreatedAt[n]!);
    if (reasonsOf(n).length === 0) return { ...before };
    const decision = decisionOn(n);
    return nextHistoryRow(before, decision, said(models, n), data.now, parameters, confidence.earlySign(n, decision));
  };
  const status = new Uint8Array(noteCount);
  const decidedAt = new Float64Array(noteCount).fill(NaN);
  for (let n = 0; n < noteCount; n++) {
    const row = historyOf(n);
    status[n] = NOTE_STATUSES.indexOf(row.currentStatus!);
    decidedAt[n] = row.timestampMillisOfLatestNonNMRStatus ?? NaN;
  }
  return {
    notes: new RowsOnDemand(noteCount, notesBy(data, models, parameters, opinionsOn, decisionOn, reasonsOf, confidence)),
    history: new RowsOnDemand(noteCount, historyOf),
    decided: { statusOf: (n) => NOTE_STATUSES[status[n]!]!, decidedAt: (n) => orNull(decidedAt[n]!) },
  };
}

/** The same without rules of publishing whose models are not in this run: they would be asked in vain about each note. */
function withRulesOf({ further }: Models, parameters: Parameters): Parameters {
  const names = new Set([CORE_NAME, ...further.map(({ name }) => name)]);
  return { ...parameters, publishing: parameters.publishing.filter((rule) => !('model' in rule) || names.has(rule.model)) };
}

/** Makes the row of a note. What takes long to find out is found out when it is read. */
function notesBy(
  data: Dataset,
  models: Models,
  parameters: Parameters,
  opinionsOn: (n: number) => Opinions,
  decisionOn: (n: number, opinions: Opinions, trace?: RuleTrace[]) => MetaDecision,
  reasonsOf: (n: number) => readonly RescoringReason[],
  confidence: Confidence,
): (n: number) => NoteOutput {
  const { admitted, core } = models;
  const uncertainty = uncertaintyBy(data);
  const furtherRatingsOf = furtherRatingsBy(data);
  return (n) => {
    const leading = models.leading(n);
    const { raterFactor } = (leading ?? core).prescored.second;
    const opinions = opinionsOn(n);
    const decision = decisionOn(n, opinions);
    const { all: levels, negative, positive } = sidesOfNote(data, admitted, n, raterFactor);
    const own = modelScores(core, n, parameters.rules.usesUpperBound);
    const { withTopics, further } = furtherScores(models.further, n);
    const interval = once(() => intervalIn(leading, n, uncertainty));
    const furtherRatings = once(() => furtherRatingsOf(leading, n));
    const trace = once(() => {
      const steps: RuleTrace[] = [];
      if (leading !== undefined) judge(leading.factsOf(n), leading.parameters, steps);
      decisionOn(n, opinions, steps);
      return steps;
    });
    // written out: spreading objects takes longer than all else about a row
    return {
      id: data.noteId[n]!,
      intercept: own.intercept,
      factor: own.factor,
      interceptMin: own.interceptMin,
      interceptMax: own.interceptMax,
      interceptNoHighVolume: own.interceptNoHighVolume,
      interceptNoCorrelated: own.interceptNoCorrelated,
      numFinalRoundRatings: own.numFinalRoundRatings,
      coreStatus: own.coreStatus,
      coreRules: own.coreRules,
      activeFilterTags: own.activeFilterTags,
      withTopics,
      further,
      get interval() {
        return interval();
      },
      get furtherRatings() {
        return furtherRatings();
      },
      interceptPopulationSampled: opinions.sample?.intercept ?? null,
      flipProbability: decision.waitingSince === undefined ? null : opposite(confidence.keeps(n)),
      numRatings: totalOf(levels),
      metaRules: decision.fired,
      rescoring: reasonsOf(n),
      decidedBy: decision.decidedBy,
      finalStatus: decision.status,
      unlockedStatus: decision.unlockedStatus,
      preStabilizationStatus: decision.preStabilizationStatus,
      firstTag: decision.firstTag,
      secondTag: decision.secondTag,
      levels,
      sides: { negative, positive },
      get trace() {
        return trace();
      },
    };
  };
}

function latestRating({ firstRating, ratingCreatedAt }: Dataset, n: number): number {
  let latest = -Infinity;
  for (let i = firstRating[n]!; i < firstRating[n + 1]!; i++) latest = Math.max(latest, ratingCreatedAt[i]!);
  return latest;
}

/** Probability that something does not happen. */
function opposite(probability: number | null): number | null {
  return probability === null ? null : 1 - probability;
}

function once<T>(find: () => T): () => T {
  let found: { value: T } | undefined;
  return () => (found ??= { value: find() }).value;
}

/** How sure each model is of its notes, measured once for models that share their placing. */
function uncertaintyBy(data: Dataset): (model: ModelResult) => Uncertainty {
  const known = new Map<Placing['placed'], Uncertainty>();
  return ({ scope, prescored, placed, parameters }) => {
    const measured = known.get(placed) ?? measureUncertainty(data, { inScope: scope.inScope, second: prescored.second, placed }, parameters.fit);
    known.set(placed, measured);
    return measured;
  };
}

/** What would make a model call a note helpful; null where it does already. */
function furtherRatingsBy(data: Dataset): (model: ModelResult | undefined, n: number) => FurtherRatings | null {
  const searches = new Map<ModelResult, ReturnType<typeof furtherRatingsSearch>>();
  return (model, n) => {
    if (model === undefined || model.verdicts.statusOf(n) === 'CURRENTLY_RATED_HELPFUL') return null;
    const search = searches.get(model) ?? furtherRatingsSearch(data, model);
    searches.set(model, search);
    return search(n, model.factsOf(n));
  };
}

function intervalIn(model: ModelResult | undefined, n: number, uncertainty: (model: ModelResult) => Uncertainty): ScoreInterval | null {
  return model === undefined ? null : intervalOf(model.placed.intercept[n]!, uncertainty(model).deviation[n]!);
}

/** What each model says of a note, asked when a rule wants to know. */
function opinionsBy(data: Dataset, { core, further }: Models, parameters: Parameters, confidence: Confidence): (n: number) => Opinions {
  const { intercept, factor } = core.placed;
  const byName = new Map<string, FurtherModel['opinionOf']>(further.map((model) => [model.name, model.opinionOf]));
  byName.set('Core', (n) => {
    const status = core.verdicts.statusOf(n);
    return status && { status, intercept: orNull(intercept[n]!), factor: orNull(factor[n]!), confident: false };
  });
  const sample = sampleOpinions(data, core, parameters);
  const models = (n: number): Opinions['models'] => ({ get: (model) => byName.get(model)?.(n) });
  if (parameters.confidence === null) return (n) => ({ models: models(n), sample: sample?.(n) ?? null });
  const topics = further.filter(({ kind }) => kind === 'topic');
  return (n) => ({
    models: models(n),
    sample: sample?.(n) ?? null,
    keeps: () => confidence.keeps(n),
    unsure: topics.some((model) => model.opinionOf(n)?.confident === false),
  });
}

function furtherScores(further: readonly FurtherModel[], n: number): Pick<NoteOutput, 'withTopics' | 'further'> {
  const scores: NoteOutput['further'] = {};
  let withTopics: ModelScores | null = null;
  for (const model of further) {
    const given = model.scoresOf(n);
    if (given === undefined) continue;
    if (model.kind === 'withTopics') withTopics = given;
    else scores[model.kind] = given;
  }
  return { withTopics, further: scores };
}

function said({ core, further }: Models, n: number): ModelsSaid {
  const all: ModelsSaid = { core: core.verdicts.statusOf(n) ?? null, expansion: null, group: null, modelingGroup: null, multiGroup: null, modelingMultiGroup: null };
  for (const { kind, group, statusOf } of further) {
    if (kind !== 'expansion' && kind !== 'group' && kind !== 'multiGroup') continue;
    const status = statusOf(n);
    if (status === undefined) continue;
    all[kind] = status;
    if (kind === 'group') all.modelingGroup = group;
    if (kind === 'multiGroup') all.modelingMultiGroup = group;
  }
  return all;
}
