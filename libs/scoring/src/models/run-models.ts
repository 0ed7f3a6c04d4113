import { countLevels } from '../data/counts';
import type { Dataset } from '../data/dataset';
import { orNull } from '../data/missing';
import { admittedRatings, isOfPopulation } from '../data/scope';
import { CORE_NAME, modelScores, runModel, type GivenPlacing, type ModelResult, type RunShare } from '../core/core-model';
import { highVolumeRaters } from '../correlation/high-volume';
import { commonVoices, oneVoiceEach } from '../correlation/post-selection';
import { correlatedRaters } from '../correlation/quasi-cliques';
import type { Opinion } from '../meta/opinions';
import type { FurtherScores, ModelScores, ProgressListener } from '../output';
import type { Parameters } from '../parameters';
import { TOPICS, type Topic } from '../topics';
import { runGaussianModel, type GaussianResult } from './gaussian-model';
import { parametersOf, type ModelDefinition, type ModelKind } from './model-parameters';

/** A model besides the core model that has run. */
export interface FurtherModel {
  name: string;
  kind: ModelKind;
  /** What the model says of a note; undefined where it has no say. */
  scoresOf(note: number): FurtherScores | undefined;
  /** What it says to the rules of publishing. */
  opinionOf(note: number): Opinion | undefined;
}

/** All models of one run. */
export interface Models extends RunShare {
  core: ModelResult;
  /** In the order of the parameters. */
  further: FurtherModel[];
  /** The model whose word on a note has most weight: the core model, else that of the next wider population. */
  leading: (note: number) => ModelResult | undefined;
}

/** What all models of a run share, before any of them. @param given see `RunShare` */
export function shareOf(data: Dataset, parameters: Parameters, given: ReadonlyMap<string, GivenPlacing> = new Map()): RunShare {
  const setAside = { highVolume: highVolumeRaters(data, parameters.highVolume), correlated: correlatedRaters(data, parameters.quasiCliques) };
  const voices = parameters.postSelection === null ? undefined : commonVoices(data, parameters.postSelection);
  const admitted = admittedRatings(data, parameters);
  return { admitted: voices === undefined ? admitted : oneVoiceEach(data, admitted, voices), voices, setAside, placings: [], given };
}

/** Those of the models besides the core model that have anything to see, with the parameters they run with. */
export function modelsWithAnyone(data: Dataset, parameters: Parameters): { definition: ModelDefinition; own: Parameters }[] {
  return parameters.models.map((definition) => ({ definition, own: parametersOf(definition, parameters) })).filter(({ own }) => hasAnyone(data, own));
}

/** Runs the core model and those further models that have anything to see. */
export function runModels(data: Dataset, parameters: Parameters, onProgress: ProgressListener, share = shareOf(data, parameters)): Models {
  const core = runModel(data, share, CORE_NAME, parameters, () => true, onProgress);
  const wide: ModelResult[] = [core];
  const further: FurtherModel[] = [];
  for (const { definition, own } of modelsWithAnyone(data, parameters)) {
    const report: ProgressListener = ({ step, ...rest }) => onProgress({ step: `${step} (${definition.name})`, ...rest });
    const undecided = (n: number): boolean => wide.every((model) => model.verdicts[n] === undefined);
    const isWide = definition.kind === 'withTopics' || definition.kind === 'expansion' || definition.kind === 'expansionPlus';
    const result = runModel(data, share, definition.name, own, isWide ? undecided : () => false, report);
    // a group or a topic whose raters agreed with nothing has no second round, and so nothing to say
    if (!isWide && result.prescored.second.summary === null) continue;
    if (isWide) wide.push(result);
    further.push(furtherModel(data, definition, own, result));
  }
  further.push(...gaussianModels(data, runGaussianModel(data, core, share, parameters)));
  return { ...share, core, further, leading: (n) => wide.find((model) => model.verdicts[n] !== undefined) };
}

/** Whether any rater or any note belongs to the model, so that the others cost nothing. */
function hasAnyone(data: Dataset, { scope }: Parameters): boolean {
  if (scope.topics !== 'all' && scope.topics !== 'none') return data.outOfScope.includes(TOPICS.indexOf(scope.topics) + 1);
  return data.modelingGroup.some((group) => isOfPopulation(group, scope));
}

function furtherModel(data: Dataset, definition: ModelDefinition, own: Parameters, result: ModelResult): FurtherModel {
  const { topics } = own.scope;
  const topic = topics === 'all' || topics === 'none' ? null : topics;
  const confident = topic === null ? undefined : confidentNotes(data, result);
  return {
    name: definition.name,
    kind: definition.kind,
    scoresOf: (n) => (result.verdicts[n] === undefined ? undefined : scoresOf(definition, own, result, topic, confident, n)),
    opinionOf: (n) => {
      const verdict = result.verdicts[n];
      if (verdict === undefined) return undefined;
      const intercept = orNull(result.placed.intercept[n]!);
      return { status: verdict.status, intercept, factor: orNull(result.placed.factor[n]!), confident: confident?.[n] === 1 };
    },
  };
}

function scoresOf(
  definition: ModelDefinition,
  own: Parameters,
  result: ModelResult,
  topic: Topic | null,
  confident: Uint8Array | undefined,
  n: number,
): FurtherScores {
  const scores: ModelScores = modelScores(result, n, own.rules.usesUpperBound);
  return {
    ...scores,
    model: definition.name,
    group: definition.group,
    topic,
    confident: confident === undefined ? null : confident[n] === 1,
  };
}

/** X has two such models, one of them without notes on divided topics. */
function gaussianModels(data: Dataset, result: GaussianResult | undefined): FurtherModel[] {
  if (result === undefined) return [];
  const model = (name: string, kind: 'gaussian' | 'gaussianWithTopics', takes: (note: number) => boolean): FurtherModel => ({
    name,
    kind,
    scoresOf: (n) => (takes(n) ? gaussianScores(name, result, n) : undefined),
    opinionOf: (n) => {
      const verdict = result.verdicts[n];
      if (verdict === undefined || !takes(n)) return undefined;
      return { status: verdict.status, intercept: orNull(result.placed.intercept[n]!), factor: orNull(result.placed.factor[n]!), confident: false };
    },
  });
  return [model('Gaussian', 'gaussian', (n) => data.outOfScope[n] === 0), model('GaussianCoreWithTopics', 'gaussianWithTopics', () => true)];
}

function gaussianScores(model: string, { verdicts, placed, held, finalRoundRatings }: GaussianResult, n: number): FurtherScores | undefined {
  const verdict = verdicts[n];
  if (verdict === undefined) return undefined;
  return {
    intercept: orNull(placed.intercept[n]!),
    factor: orNull(placed.factor[n]!),
    interceptMin: null,
    interceptMax: null,
    interceptNoHighVolume: orNull(held.noHighVolume[n]!),
    interceptNoCorrelated: orNull(held.noCorrelated[n]!),
    numFinalRoundRatings: finalRoundRatings[n]!,
    coreStatus: verdict.status,
    coreRules: verdict.fired,
    activeFilterTags: [],
    model,
    group: null,
    topic: null,
    confident: null,
  };
}

/** A topic model is sure of notes with more than four raters on either side. mf_topic_scorer.py numConfidenceRatings */
function confidentNotes(data: Dataset, { scope, placed, prescored }: ModelResult): Uint8Array {
  const { raterFactor } = prescored.second;
  const negative = countLevels(data, scope.inScope, (u) => raterFactor[u]! < 0);
  const positive = countLevels(data, scope.inScope, (u) => raterFactor[u]! >= 0);
  const total = (side: typeof negative, n: number): number => side.notHelpful[n]! + side.somewhatHelpful[n]! + side.helpful[n]!;
  return Uint8Array.from(placed.intercept, (intercept, n) =>
    !Number.isNaN(intercept) && Math.min(total(negative, n), total(positive, n)) > MIN_RATERS_OF_SURE_TOPIC ? 1 : 0,
  );
}

const MIN_RATERS_OF_SURE_TOPIC = 4;
