import { modelScores, runCoreModel, type CoreResult } from './core/core-model';
import { highVolumeRaters } from './correlation/high-volume';
import { countLevels, countTags, levelsOf, tagCount, totalOf, type LevelTable } from './data/counts';
import { canonicalDataset, type Dataset } from './data/dataset';
import type { NoteStatusHistoryRow, ScoringInput } from './input';
import { freeze } from './live/frozen';
import { newHistoryRow, nextHistoryRow } from './meta/history';
import { decide } from './meta/meta-rules';
import type { NoteOutput, ProgressListener, ScoringOutput, ScoringSummary } from './output';
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
 * @throws RangeError when the input contradicts itself: columns of unequal length, an id or a rating twice
 */
export function score(
  input: ScoringInput,
  parameters: Parameters,
  onProgress: ProgressListener = () => undefined,
  options: { freeze?: boolean } = {},
): ScoringOutput {
  const data = canonicalDataset(input);
  const setAside = { highVolume: highVolumeRaters(data, parameters.highVolume) };
  const core = runCoreModel(data, parameters, false, setAside, onProgress);
  const withTopics = data.outOfScope.includes(1)
    ? runCoreModel(data, withoutRefusals(parameters), true, setAside, ({ step, ...rest }) =>
        onProgress({ step: `${step} (all topics)`, ...rest }),
      )
    : null;
  onProgress({ step: 'decide statuses', done: 0, total: 1 });
  const { notes, history } = decideNotes(data, core, withTopics, parameters);
  const raters = scorePeople(data, core, history, parameters);
  onProgress({ step: 'decide statuses', done: 1, total: 1 });
  return { notes, raters, history, summary: summarize(notes, core), frozen: options.freeze === true ? freeze(data, core, parameters) : null };
}

/** X's model with all topics differs from its core model only in that it refuses nothing (mf_core_with_topics_scorer.py). */
function withoutRefusals(parameters: Parameters): Parameters {
  return { ...parameters, rules: { ...parameters.rules, firmRejectThreshold: null } };
}

function decideNotes(
  data: Dataset,
  core: CoreResult,
  withTopics: CoreResult | null,
  parameters: Parameters,
): { notes: NoteOutput[]; history: NoteStatusHistoryRow[] } {
  const tags = countTags(data, core.scope.admitted);
  const levels = countLevels(data, core.scope.admitted, () => true);
  const coreSides = sidesIn(data, core);
  const topicSides = withTopics === null ? coreSides : sidesIn(data, withTopics);
  const coreUncertainty = uncertaintyOf(data, core, parameters);
  const topicUncertainty = withTopics === null ? coreUncertainty : uncertaintyOf(data, withTopics, parameters);
  const notes: NoteOutput[] = [];
  const history: NoteStatusHistoryRow[] = [];
  for (let n = 0; n < data.noteCount; n++) {
    const id = data.noteId[n]!;
    const previous = data.history[n];
    const verdict = core.verdicts[n] ?? withTopics?.verdicts[n];
    const coreStatus = core.verdicts[n]?.status ?? null;
    const withTopicsStatus = withTopics?.verdicts[n]?.status ?? null;
    const countOf = (tag: RatingTag): number => tagCount(tags, n, tag);
    const decision = decide(coreStatus, withTopicsStatus, previous, countOf, data.now, parameters);
    const isCore = core.verdicts[n] !== undefined;
    const sides = isCore ? coreSides : topicSides;
    const uncertainty = isCore ? coreUncertainty : topicUncertainty;
    const placed = verdict === undefined ? NaN : (isCore ? core : (withTopics ?? core)).placed.intercept[n]!;
    notes.push({
      id,
      ...modelScores(core, n),
      withTopics: withTopics === null ? null : modelScores(withTopics, n),
      interval: intervalOf(placed, uncertainty.deviation[n]!),
      numRatings: totalOf(levelsOf(levels, n)),
      metaRules: decision.fired,
      decidedBy: decision.decidedBy,
      finalStatus: decision.status,
      unlockedStatus: decision.unlockedStatus,
      preStabilizationStatus: decision.preStabilizationStatus,
      firstTag: decision.firstTag,
      secondTag: decision.secondTag,
      levels: levelsOf(levels, n),
      sides: { negative: levelsOf(sides.negative, n), positive: levelsOf(sides.positive, n) },
      trace: [...(verdict?.trace ?? []), ...decision.trace],
    });
    const row = previous ?? newHistoryRow(id, data.authorId[n]!, data.noteCreatedAt[n]!);
    history.push(nextHistoryRow(row, decision, coreStatus, data.now, parameters));
  }
  return { notes, history };
}

function uncertaintyOf(data: Dataset, { scope, prescored, placed }: CoreResult, parameters: Parameters): Uncertainty {
  return measureUncertainty(data, { inScope: scope.inScope, second: prescored.second, placed }, parameters.fit);
}

function sidesIn(data: Dataset, model: CoreResult): { negative: LevelTable; positive: LevelTable } {
  const { raterFactor } = model.prescored.second;
  return {
    negative: countLevels(data, model.scope.admitted, (u) => raterFactor[u]! < 0),
    positive: countLevels(data, model.scope.admitted, (u) => raterFactor[u]! >= 0),
  };
}

function summarize(notes: NoteOutput[], core: CoreResult): ScoringSummary {
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
