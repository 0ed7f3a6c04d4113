import type { Dataset } from '../data/dataset';
import { admittedRatings, isOfPopulation } from '../data/scope';
import { CORE_NAME, placingKey, runModel, type GivenPlacing, type ModelResult, type RunShare } from '../core/core-model';
import { highVolumeRaters } from '../correlation/high-volume';
import { commonVoices, oneVoiceEach } from '../correlation/post-selection';
import { correlatedRaters } from '../correlation/quasi-cliques';
import type { ProgressListener } from '../output';
import type { Parameters } from '../parameters';
import { TOPICS } from '../topics';
import { furtherModel, gaussianModels, type FurtherModel } from './further-model';
import { byAgreement, runGaussianModel } from './gaussian-model';
import { parametersOf, type ModelDefinition } from './model-parameters';

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
  const possible = parameters.models.filter(({ agreement }) => agreement === undefined || parameters.gaussian !== null);
  return possible.map((definition) => ({ definition, own: parametersOf(definition, parameters) })).filter(({ own }) => hasAnyone(data, own));
}

/** Runs the core model and those further models that have anything to see. */
export function runModels(data: Dataset, parameters: Parameters, onProgress: ProgressListener, share = shareOf(data, parameters)): Models {
  const present = modelsWithAnyone(data, parameters);
  const populationKey = populationsOf(data);
  const keyOf = (own: Parameters): string => placingKey(own) + populationKey(own.scope);
  const keys = present.map(({ own }) => keyOf(own));
  // a placing is kept only where a later model will take it over: each is as large as all notes and raters
  const settle = ({ placed }: ModelResult, key: string, next: number): void => {
    if (!keys.includes(key, next)) share.placings = share.placings.filter(({ placing }) => placing.placed !== placed);
  };
  // Put together like those of all others: of one kind to the JavaScript engine, which compiles what reads them once.
  const core = runModel(data, share, CORE_NAME, parametersOf({ overrides: {} }, parameters), onProgress);
  settle(core, keyOf(parameters), 0);
  const wide: ModelResult[] = [core];
  const further: FurtherModel[] = [];
  for (const [i, { definition, own }] of present.entries()) {
    const report: ProgressListener = ({ step, ...rest }) => onProgress({ step: `${step} (${definition.name})`, ...rest });
    const isWide = definition.kind === 'withTopics' || definition.kind === 'expansion' || definition.kind === 'expansionPlus';
    const result = runModel(data, share, definition.name, own, report);
    settle(result, keys[i]!, i + 1);
    // a group or a topic whose raters agreed with nothing has no second round, and so nothing to say
    if (!isWide && result.prescored.second.summary === null) continue;
    if (isWide) wide.push(result);
    const agreed = definition.agreement === undefined ? result : byAgreement(data, result, share, own, definition.agreement);
    if (agreed !== undefined) further.push(furtherModel(data, definition, own, agreed, isWide));
  }
  further.push(...gaussianModels(data, runGaussianModel(data, core, share, parameters)));
  return { ...share, core, further, leading: (n) => wide.find((model) => model.verdicts.has(n)) };
}

/** The same for scopes that select the same ratings: by groups that are there, and by topics where notes have any. */
function populationsOf(data: Dataset): (scope: Parameters['scope']) => string {
  const present = [...new Set(data.modelingGroup)].sort((a, b) => a - b);
  const ofAnyTopic = data.outOfScope.some((topic) => topic !== 0);
  return (scope) => {
    const groups = present.filter((group) => isOfPopulation(group, scope));
    const topics = scope.topics === 'none' && !ofAnyTopic ? 'all' : scope.topics;
    return JSON.stringify([groups, topics, scope.onlyNotesOfPopulation ? scope.minShareInScope : null]);
  };
}

/** Whether any rater or any note belongs to the model, so that the others cost nothing. */
function hasAnyone(data: Dataset, { scope }: Parameters): boolean {
  if (scope.topics !== 'all' && scope.topics !== 'none') return data.outOfScope.includes(TOPICS.indexOf(scope.topics) + 1);
  return data.modelingGroup.some((group) => isOfPopulation(group, scope));
}
