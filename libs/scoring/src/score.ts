import { modelScores, type GivenPlacing, type ModelResult, type Placing, type RunShare } from './core/core-model';
import { countLevels, countTags, levelsOf, tagCount, totalOf } from './data/counts';
import { canonicalDataset, type Dataset } from './data/dataset';
import { orNull } from './data/missing';
import type { NoteStatusHistoryRow, ScoringInput } from './input';
import type { Engine } from './kernels/engine';
import { freeze } from './live/frozen';
import { newHistoryRow, nextHistoryRow, type ModelsSaid } from './meta/history';
import { decide } from './meta/meta-rules';
import type { Opinion, Opinions } from './meta/opinions';
import { runModels, shareOf, type Models } from './models/run-models';
import { sampleOpinions } from './models/population-sample';
import { furtherRatingsSearch } from './missing/further-ratings';
import type { FurtherRatings, FurtherScores, ModelScores, NoteOutput, ProgressListener, RuleTrace, ScoreInterval, ScoringOutput, ScoringSummary } from './output';
import type { Parameters } from './parameters';
import { scorePeople } from './people';
import { intervalOf, measureUncertainty, type Uncertainty } from './uncertainty';
import { MODEL_STATUSES, NOTE_STATUSES, type RatingTag } from './vocabulary';

/**
 * Decides the status of every note from everything raters said so far.
 *
 * Pure and deterministic: the same rows give the same bytes, in whatever order they come, on any machine.
 * A note that newly qualifies as helpful first waits; it is published by a later run that gets this run's
 * history and a `now` past the wait.
 *
 * @param options.freeze also gives what `scoreLive` needs to go on from this run
 * @param options.engine who does the sums, by default this thread alone; it changes nothing in the result
 * @throws RangeError when the input contradicts itself: columns of unequal length, an id or a rating twice
 */
export function score(
  input: ScoringInput,
  parameters: Parameters,
  onProgress: ProgressListener = () => undefined,
  options: { freeze?: boolean; engine?: Engine } = {},
): ScoringOutput {
  return join(prepare(input, parameters, options.engine), new Map(), onProgress, options);
}

/** A run's data in canonical order, and what its models share. */
export interface Prepared {
  data: Dataset;
  parameters: Parameters;
  share: RunShare;
}

/** The first of the three steps of a run. @throws RangeError as {@link score} */
export function prepare(input: ScoringInput, parameters: Parameters, engine?: Engine): Prepared {
  const data = canonicalDataset(input, engine);
  return { data, parameters, share: shareOf(data, parameters) };
}

/**
 * The last step of a run: applies the rules to what the models computed, and decides.
 * @param given by the name of a model what `placeModel` said of it; a model that is not among them is computed here
 */
export function join(
  { data, parameters, share }: Prepared,
  given: ReadonlyMap<string, GivenPlacing>,
  onProgress: ProgressListener = () => undefined,
  options: { freeze?: boolean } = {},
): ScoringOutput {
  const models = runModels(data, parameters, onProgress, { ...share, placings: [], given });
  onProgress({ step: 'decide statuses', done: 0, total: 1 });
  const { notes, history } = decideNotes(data, models, parameters);
  const raters = scorePeople(data, models, history, parameters);
  onProgress({ step: 'decide statuses', done: 1, total: 1 });
  const frozen = options.freeze === true ? freeze(data, models.core, models.voices, parameters) : null;
  return { notes, raters, history, summary: summarize(notes, models), frozen };
}

function decideNotes(
  data: Dataset,
  models: Models,
  parameters: Parameters,
): { notes: NoteOutput[]; history: NoteStatusHistoryRow[] } {
  const { admitted, core } = models;
  const tags = countTags(data, admitted);
  const levels = countLevels(data, admitted, () => true);
  const leading = Array.from({ length: data.noteCount }, (_, n) => models.leading(n));
  const factorOf = (u: number, n: number): number => (leading[n] ?? core).prescored.second.raterFactor[u]!;
  const negative = countLevels(data, admitted, (u, n) => factorOf(u, n) < 0);
  const positive = countLevels(data, admitted, (u, n) => factorOf(u, n) >= 0);
  const uncertainty = uncertaintyBy(data);
  const furtherRatings = furtherRatingsBy(data);
  const sample = sampleOpinions(data, core, parameters);
  const opinionsOn = opinionsBy(models);
  const notes: NoteOutput[] = [];
  const history: NoteStatusHistoryRow[] = [];
  for (let n = 0; n < data.noteCount; n++) {
    const id = data.noteId[n]!;
    const previous = data.history[n];
    const opinions: Opinions = { models: opinionsOn(n), sample: sample?.(n) ?? null };
    const countOf = (tag: RatingTag): number => tagCount(tags, n, tag);
    const trace: RuleTrace[] = [...(leading[n]?.verdicts[n]?.trace ?? [])];
    const decision = decide(opinions, previous, countOf, data.now, parameters, trace);
    const scores = furtherScores(models, n);
    notes.push({
      id,
      ...modelScores(core, n, parameters.rules.usesUpperBound),
      ...scores,
      interval: intervalIn(leading[n], n, uncertainty),
      furtherRatings: furtherRatings(leading[n], n),
      interceptPopulationSampled: opinions.sample?.intercept ?? null,
      numRatings: totalOf(levelsOf(levels, n)),
      metaRules: decision.fired,
      decidedBy: decision.decidedBy,
      finalStatus: decision.status,
      unlockedStatus: decision.unlockedStatus,
      preStabilizationStatus: decision.preStabilizationStatus,
      firstTag: decision.firstTag,
      secondTag: decision.secondTag,
      levels: levelsOf(levels, n),
      sides: { negative: levelsOf(negative, n), positive: levelsOf(positive, n) },
      trace,
    });
    const row = previous ?? newHistoryRow(id, data.authorId[n]!, data.noteCreatedAt[n]!);
    history.push(nextHistoryRow(row, decision, said(core.verdicts[n]?.status ?? null, scores.further), data.now, parameters));
  }
  return { notes, history };
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
    if (model === undefined || model.verdicts[n]?.status === 'CURRENTLY_RATED_HELPFUL') return null;
    const search = searches.get(model) ?? furtherRatingsSearch(data, model);
    searches.set(model, search);
    return search(n, model.factsOf(n));
  };
}

function intervalIn(model: ModelResult | undefined, n: number, uncertainty: (model: ModelResult) => Uncertainty): ScoreInterval | null {
  return model === undefined ? null : intervalOf(model.placed.intercept[n]!, uncertainty(model).deviation[n]!);
}

/** What each model says of a note, asked when a rule wants to know. */
function opinionsBy({ core, further }: Models): (n: number) => Opinions['models'] {
  const { intercept, factor } = core.placed;
  const byName = new Map<string, (n: number) => Opinion | undefined>(further.map((model) => [model.name, model.opinionOf]));
  byName.set('Core', (n) => {
    const verdict = core.verdicts[n];
    return verdict && { status: verdict.status, intercept: orNull(intercept[n]!), factor: orNull(factor[n]!), confident: false };
  });
  return (n) => ({ get: (model) => byName.get(model)?.(n) });
}

function furtherScores({ further }: Models, n: number): Pick<NoteOutput, 'withTopics' | 'further'> {
  const scores: NoteOutput['further'] = {};
  let withTopics: ModelScores | null = null;
  for (const model of further) {
    const given: FurtherScores | undefined = model.scoresOf(n);
    if (given === undefined) continue;
    if (model.kind === 'withTopics') withTopics = given;
    else scores[model.kind] = given;
  }
  return { withTopics, further: scores };
}

function said(core: ModelsSaid['core'], { expansion, group, multiGroup }: NoteOutput['further']): ModelsSaid {
  return {
    core,
    expansion: expansion?.coreStatus ?? null,
    group: group?.coreStatus ?? null,
    modelingGroup: group?.group ?? null,
    multiGroup: multiGroup?.coreStatus ?? null,
    modelingMultiGroup: multiGroup?.group ?? null,
  };
}

function summarize(notes: NoteOutput[], { core }: Models): ScoringSummary {
  const statuses = Object.fromEntries(NOTE_STATUSES.map((s) => [s, 0])) as ScoringSummary['statuses'];
  const coreStatuses = Object.fromEntries(MODEL_STATUSES.map((s) => [s, 0])) as ScoringSummary['coreStatuses'];
  for (const note of notes) {
    statuses[note.finalStatus]++;
    if (note.coreStatus !== null) coreStatuses[note.coreStatus]++;
  }
  return {
    firstRound: core.prescored.first.summary,
    secondRound: core.prescored.second.summary,
    statuses,
    coreStatuses,
    tagThresholds: core.prescored.tagThresholds,
  };
}
