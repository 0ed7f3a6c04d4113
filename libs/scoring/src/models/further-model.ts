import type { ModelResult, ScoredNotes } from '../core/core-model';
import { countLevels, totalOf, levelsOf } from '../data/counts';
import type { Dataset } from '../data/dataset';
import { orNull } from '../data/missing';
import { NoteSet } from '../data/note-set';
import type { Opinion } from '../meta/opinions';
import type { FurtherScores } from '../output';
import type { Parameters } from '../parameters';
import type { Topic } from '../topics';
import type { ModelStatus } from '../vocabulary';
import type { GaussianResult } from './gaussian-model';
import type { ModelDefinition, ModelKind } from './model-parameters';

/** A model besides the core model that has run. */
export interface FurtherModel {
  name: string;
  kind: ModelKind;
  /** Number of the group model; null for other kinds. */
  group: number | null;
  /** Undefined where the model has no say on the note. */
  statusOf(note: number): ModelStatus | undefined;
  /** What the model says of a note. */
  scoresOf(note: number): FurtherScores | undefined;
  /** What it says to the rules of publishing. */
  opinionOf(note: number): Opinion | undefined;
}

/** What remains of a model when it has run. */
interface Remains {
  scored: ScoredNotes;
  /** Index of a note in these columns; −1 where the model has no say. */
  at(note: number): number;
  /** For topic models, by the same index. */
  confident: Uint8Array | undefined;
}

/** @param isWide whether most notes are the model's: then its columns stay as they are, else only the part of its own notes */
export function furtherModel(data: Dataset, definition: ModelDefinition, own: Parameters, result: ModelResult, isWide: boolean): FurtherModel {
  const { topics } = own.scope;
  const topic = topics === 'all' || topics === 'none' ? null : topics;
  const confident = topic === null ? undefined : confidentNotes(data, result, definition.sureAbove ?? SURE_ABOVE);
  const remains = isWide ? whole(result) : partOf(data, result, own.rules.usesUpperBound, confident);
  return withRemains(definition, remains, topic, own.rules.usesUpperBound);
}

/** X has two such models, one of them without notes on divided topics. */
export function gaussianModels(data: Dataset, result: GaussianResult | undefined): FurtherModel[] {
  if (result === undefined) return [];
  const none = new Float64Array();
  const scored: ScoredNotes = { ...result, placed: { ...result.placed, interceptMin: none, interceptMax: none } };
  const model = (name: string, kind: 'gaussian' | 'gaussianWithTopics', takes: (note: number) => boolean): FurtherModel => {
    const at = (n: number): number => (scored.verdicts.has(n) && takes(n) ? n : -1);
    return withRemains({ name, kind, group: null }, { scored, at, confident: undefined }, null, false);
  };
  return [model('Gaussian', 'gaussian', (n) => data.outOfScope[n] === 0), model('GaussianCoreWithTopics', 'gaussianWithTopics', () => true)];
}

function withRemains(
  { name, kind, group }: Pick<FurtherModel, 'name' | 'kind' | 'group'>,
  { scored, at, confident }: Remains,
  topic: Topic | null,
  usesBounds: boolean,
): FurtherModel {
  const { verdicts, placed, held, finalRoundRatings } = scored;
  return {
    name,
    kind,
    group,
    statusOf: (n) => (at(n) < 0 ? undefined : verdicts.statusOf(at(n))),
    scoresOf: (n) => {
      const k = at(n);
      if (k < 0) return undefined;
      // written out: spreading objects takes longer than all else about a row
      return {
        intercept: orNull(placed.intercept[k]!),
        factor: orNull(placed.factor[k]!),
        interceptMin: usesBounds ? orNull(placed.interceptMin[k]!) : null,
        interceptMax: usesBounds ? orNull(placed.interceptMax[k]!) : null,
        interceptNoHighVolume: orNull(held.noHighVolume[k]!),
        interceptNoCorrelated: orNull(held.noCorrelated[k]!),
        numFinalRoundRatings: finalRoundRatings[k]!,
        coreStatus: verdicts.statusOf(k) ?? null,
        coreRules: verdicts.rulesOf(k),
        // refusing for its tags is told of models that stand for themselves
        activeFilterTags: kind === 'gaussian' || kind === 'gaussianWithTopics' ? [] : verdicts.activeFilterTagsOf(k),
        model: name,
        group,
        topic,
        confident: confident === undefined ? null : confident[k] === 1,
      };
    },
    opinionOf: (n) => {
      const k = at(n);
      const status = k < 0 ? undefined : verdicts.statusOf(k);
      return status && { status, intercept: orNull(placed.intercept[k]!), factor: orNull(placed.factor[k]!), confident: confident?.[k] === 1 };
    },
  };
}

function whole(result: ModelResult): Remains {
  const { verdicts, placed, held, finalRoundRatings } = result;
  return { scored: { verdicts, placed, held, finalRoundRatings }, at: (n) => (verdicts.has(n) ? n : -1), confident: undefined };
}

/** A model of few notes keeps nothing for all the others. */
function partOf(data: Dataset, { verdicts, placed, held, finalRoundRatings }: ModelResult, usesBounds: boolean, confident: Uint8Array | undefined): Remains {
  const notes = new NoteSet(data.noteCount, (n) => verdicts.has(n));
  const pick = (column: Float64Array): Float64Array => notes.pick(column, new Float64Array(notes.length));
  const intercept = pick(placed.intercept);
  const without = (column: Float64Array): Float64Array => (column === placed.intercept ? intercept : pick(column));
  const none = new Float64Array();
  const scored: ScoredNotes = {
    verdicts: verdicts.of(notes),
    placed: {
      intercept,
      factor: pick(placed.factor),
      interceptMin: usesBounds ? pick(placed.interceptMin) : none,
      interceptMax: usesBounds ? pick(placed.interceptMax) : none,
    },
    held: { noHighVolume: without(held.noHighVolume), noCorrelated: without(held.noCorrelated) },
    finalRoundRatings: notes.pick(finalRoundRatings, new Uint32Array(notes.length)),
  };
  return { scored, at: (n) => notes.placeOf(n), confident: confident && notes.pick(confident, new Uint8Array(notes.length)) };
}

/** Notes that a topic model is sure of: with more raters on either side than so many. mf_topic_scorer.py numConfidenceRatings */
function confidentNotes(data: Dataset, { scope, placed, prescored }: ModelResult, sureAbove: number): Uint8Array {
  const { raterFactor } = prescored.second;
  const negative = countLevels(data, scope.inScope, (u) => raterFactor[u]! < 0);
  const positive = countLevels(data, scope.inScope, (u) => raterFactor[u]! >= 0);
  const fewer = (n: number): number => Math.min(totalOf(levelsOf(negative, n)), totalOf(levelsOf(positive, n)));
  return Uint8Array.from(placed.intercept, (intercept, n) => (!Number.isNaN(intercept) && fewer(n) > sureAbove ? 1 : 0));
}

const SURE_ABOVE = 4;
