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
  const keys = present.map(({ own }) => placingKey(own));
  const core = runModel(data, share, CORE_NAME, parameters, onProgress);
  const wide: ModelResult[] = [core];
  const further: FurtherModel[] = [];
  for (const [i, { definition, own }] of present.entries()) {
    // a placing is kept for as long as a model may take it over
    share.placings = share.placings.filter(({ key }) => keys.includes(key, i));
    const report: ProgressListener = ({ step, ...rest }) => onProgress({ step: `${step} (${definition.name})`, ...rest });
    const isWide = definition.kind === 'withTopics' || definition.kind === 'expansion' || definition.kind === 'expansionPlus';
    const result = runModel(data, share, definition.name, own, report);
    // a group or a topic whose raters agreed with nothing has no second round, and so nothing to say
    if (!isWide && result.prescored.second.summary === null) continue;
    if (isWide) wide.push(result);
    const agreed = definition.agreement === undefined ? result : byAgreement(data, result, share, own, definition.agreement);
    if (agreed !== undefined) further.push(furtherModel(data, definition, own, agreed, isWide));
  }
  share.placings = [];
  further.push(...gaussianModels(data, runGaussianModel(data, core, share, parameters)));
  return { ...share, core, further, leading: (n) => wide.find((model) => model.verdicts.has(n)) };
}

/** Whether any rater or any note belongs to the model, so that the others cost nothing. */
function hasAnyone(data: Dataset, { scope }: Parameters): boolean {
  if (scope.topics !== 'all' && scope.topics !== 'none') return data.outOfScope.includes(TOPICS.indexOf(scope.topics) + 1);
  return data.modelingGroup.some((group) => isOfPopulation(group, scope));
}
