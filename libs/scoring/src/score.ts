import type { GivenPlacing, RunShare } from './core/core-model';
import { canonicalDataset, type Dataset } from './data/dataset';
import type { ScoringInput } from './input';
import type { Engine } from './kernels/engine';
import { freeze } from './live/frozen';
import { runModels, shareOf, type Models } from './models/run-models';
import type { ProgressListener, ScoringSummary } from './output';
import type { Parameters } from './parameters';
import { scorePeople } from './people';
import type { RunMemory } from './recall/memory';
import { decideNotes, type DecidedNotes } from './results';
import type { ScoringOutput } from './scoring-output';
import { MODEL_STATUSES, NOTE_STATUSES } from './vocabulary';

/**
 * Decides the status of every note from everything raters said so far.
 *
 * Pure and deterministic: the same rows give the same bytes, in whatever order they come, on any machine.
 * A note that newly qualifies as helpful first waits; it is published by a later run that gets this run's
 * history and a `now` past the wait.
 *
 * @param options.freeze also gives what `scoreLive` needs to go on from this run
 * @param options.engine who does the sums, by default this thread alone; it changes nothing in the result
 * @param options.memory what an earlier run left, and what this one leaves; it changes nothing in the result either
 * @throws RangeError when the input contradicts itself: columns of unequal length, an id or a rating twice
 */
export function score(
  input: ScoringInput,
  parameters: Parameters,
  onProgress: ProgressListener = () => undefined,
  options: { freeze?: boolean; engine?: Engine | undefined; memory?: RunMemory | undefined } = {},
): ScoringOutput {
  return join(prepare(input, parameters, options.engine, options.memory), new Map(), onProgress, options);
}

/** A run's data in canonical order, and what its models share. */
export interface Prepared {
  data: Dataset;
  parameters: Parameters;
  share: RunShare;
}

/** The first of the three steps of a run. @throws RangeError as {@link score} */
export function prepare(input: ScoringInput, parameters: Parameters, engine?: Engine, memory?: RunMemory): Prepared {
  const data = canonicalDataset(input, engine, memory);
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
  const { notes, history, decided } = decideNotes(data, models, parameters);
  const raters = scorePeople(data, models, decided, parameters);
  onProgress({ step: 'decide statuses', done: 1, total: 1 });
  const frozen = options.freeze === true ? freeze(data, models.core, models.voices, parameters) : null;
  return { notes, raters, history, summary: summarize(data, models, decided), frozen };
}

function summarize({ noteCount }: Dataset, { core }: Models, decided: DecidedNotes): ScoringSummary {
  const statuses = Object.fromEntries(NOTE_STATUSES.map((s) => [s, 0])) as ScoringSummary['statuses'];
  const coreStatuses = Object.fromEntries(MODEL_STATUSES.map((s) => [s, 0])) as ScoringSummary['coreStatuses'];
  for (let n = 0; n < noteCount; n++) {
    statuses[decided.statusOf(n)]++;
    const status = core.verdicts.statusOf(n);
    if (status !== undefined) coreStatuses[status]++;
  }
  return {
    firstRound: core.prescored.first.summary,
    secondRound: core.prescored.second.summary,
    statuses,
    coreStatuses,
    tagThresholds: core.prescored.tagThresholds,
  };
}
