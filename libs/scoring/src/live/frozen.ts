import type { ModelResult } from '../core/core-model';
import type { SetAside } from '../core/set-aside';
import type { Voices } from '../correlation/post-selection';
import type { Dataset } from '../data/dataset';
import { RatingSet } from '../data/rating-set';
import type { PlacingFrame } from '../fit/placing';
import { typicalRaters, type TypicalRaters } from '../missing/further-ratings';
import type { Parameters } from '../parameters';
import type { DiligentRaters } from '../reputation/diligence';
import { incorrectRates } from '../tags/incorrect';
import { tagScale, type TagScale } from '../tags/tag-filter';
import { measureUncertainty, type TypicalDoubt } from '../uncertainty';
import type { NotHelpfulTag } from '../vocabulary';

/** What a run leaves behind so that single notes can be scored as it would have scored them: the core model without its ratings. */
export interface Frozen {
  mu: number;
  /** Ratings for each note of the second round: how strongly a note is held back. */
  ratingsPerNote: number;
  /** The same for each rater; runs of an earlier version do not tell. */
  ratingsPerRater?: number;
  frame: PlacingFrame;
  /** Raters to expect next, and how surely raters are placed; runs of an earlier version do not tell. */
  typicalRaters?: TypicalRaters;
  doubt?: TypicalDoubt | null;
  tagScale: TagScale;
  tagThresholds: Record<NotHelpfulTag, number>;
  /** The low-diligence model without its raters; null without one. */
  diligence: Pick<DiligentRaters, 'muSecond' | 'muThird' | 'perNote' | 'perRater'> | null;
}

/** The habits of a rater that only some rules ask for. */
export interface FrozenHabits {
  /** Share of the rater's criticisms that call a note incorrect; null for one who never criticised. */
  incorrectRate: number | null;
  /** Whether the rater is one without whom helpful notes have to hold. */
  setAside: FrozenSetAside;
  /** The number of those who have one voice with this rater; null for who has their own. */
  voice: number | null;
  /** From the low-diligence model; null for raters it did not see. */
  diligence: Record<'interceptSecond' | 'interceptThird' | 'factor' | 'reputation', number> | null;
}

/** Which of the rules that set raters aside concern a rater. */
export type FrozenSetAside = Readonly<Record<keyof SetAside, boolean>>;

/** Of a rater who has none of them. */
export const NO_HABITS: FrozenHabits = { incorrectRate: null, setAside: { highVolume: false, correlated: false }, voice: null, diligence: null };

/** A rater as a run left them; null where the run could not say. */
export interface FrozenRater extends FrozenHabits {
  intercept: number | null;
  factor: number | null;
  /** Whether the rater has a helpfulness score, high or low. */
  hasScore: boolean;
}

/** Freezes a core model; null for one without a viewpoint axis. */
export function freeze(data: Dataset, core: ModelResult, voices: Voices | undefined, parameters: Parameters): { model: Frozen; habits: Map<string, FrozenHabits> } | null {
  const { second, diligence, tagThresholds } = core.prescored;
  // live scoring places notes along one axis
  if (second.summary === null || second.axes !== undefined) return null;
  const { inScope } = core.scope;
  const habits = new Map<string, FrozenHabits>();
  incorrectRates(data, inScope).forEach((rate, u) => {
    const known = diligence === undefined || Number.isNaN(diligence.factor[u]!) ? null : diligence;
    const own = known && { interceptSecond: known.interceptSecond[u]!, interceptThird: known.interceptThird[u]!, factor: known.factor[u]!, reputation: known.reputation[u]! };
    const incorrectRate = Number.isNaN(rate) ? null : rate;
    const setAside = { highVolume: core.setAside.highVolume[u] === 1, correlated: core.setAside.correlated[u] === 1 };
    const voice = voiceOf(voices?.rater[u]);
    if (incorrectRate !== null || own !== null || setAside.highVolume || setAside.correlated || voice !== null) habits.set(data.raterId[u]!, { incorrectRate, setAside, voice, diligence: own });
  });
  // authors have a voice whether they rate or not
  data.authorId.forEach((id, n) => {
    const voice = voiceOf(voices?.author[n]);
    if (voice !== null && !habits.has(id)) habits.set(id, { ...NO_HABITS, voice });
  });
  const model = {
    mu: second.mu,
    ratingsPerNote: second.summary.ratings / second.summary.notes,
    ratingsPerRater: second.summary.ratings / second.summary.raters,
    frame: core.placed.frame,
    typicalRaters: typicalRaters(second.raterIntercept, second.raterFactor),
    doubt: measureUncertainty(data, { inScope, second, placed: core.placed }, parameters.fit).typical,
    tagScale: tagScale(data, inScope, core.placed.factor, second.raterFactor, parameters.tagFilter),
    tagThresholds,
    diligence: diligence === undefined ? null : { muSecond: diligence.muSecond, muThird: diligence.muThird, perNote: diligence.perNote, perRater: diligence.perRater },
  };
  return { model, habits };
}

function voiceOf(number: number | undefined): number | null {
  return number === undefined || number < 0 ? null : number;
}

/** Frozen raters of a dataset as columns; NaN where the run could not say. */
export interface FrozenColumns {
  intercept: Float64Array;
  factor: Float64Array;
  incorrectRate: Float64Array;
  hasScore: Uint8Array;
  setAside: SetAside;
  voices: Voices;
  diligence: DiligentRaters | undefined;
}

/** Lines frozen raters up with a dataset. A rater who never criticised before goes by the present criticism alone. */
export function frozenColumns(data: Dataset, raterOf: (id: string) => FrozenRater | undefined, model: Frozen): FrozenColumns {
  const raters = data.raterId.map(raterOf);
  const column = (value: (rater: FrozenRater) => number | null | undefined): Float64Array => Float64Array.from(raters, (rater) => (rater && value(rater)) ?? NaN);
  const flag = (is: (rater: FrozenRater) => boolean): Uint8Array => Uint8Array.from(raters, (rater) => (rater !== undefined && is(rater) ? 1 : 0));
  const present = incorrectRates(data, RatingSet.all(data.ratingCount));
  const diligence = model.diligence && {
    ...model.diligence,
    interceptSecond: column((rater) => rater.diligence?.interceptSecond),
    interceptThird: column((rater) => rater.diligence?.interceptThird),
    factor: column((rater) => rater.diligence?.factor),
    reputation: column((rater) => rater.diligence?.reputation),
  };
  return {
    intercept: column((rater) => rater.intercept),
    factor: column((rater) => rater.factor),
    incorrectRate: column((rater) => rater.incorrectRate).map((rate, u) => (Number.isNaN(rate) ? present[u]! : rate)),
    hasScore: Uint8Array.from(raters, (rater) => (rater?.hasScore === true ? 1 : 0)),
    setAside: { highVolume: flag((rater) => rater.setAside.highVolume), correlated: flag((rater) => rater.setAside.correlated) },
    voices: { rater: Int32Array.from(raters, (rater) => rater?.voice ?? -1), author: Int32Array.from(data.authorId, (id) => raterOf(id)?.voice ?? -1) },
    diligence: diligence ?? undefined,
  };
}
