import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { keepRaters, selectScope } from '../data/scope';
import { frozen, placeableRatings, ratingsPerNote, scoredRaters, type ModelResult, type RunShare } from '../core/core-model';
import { gatherFacts, judgeNotes } from '../core/judge';
import { holdWithout, type HeldIntercepts } from '../core/set-aside';
import type { Verdicts } from '../core/verdicts';
import { placeNotes } from '../fit/place-notes';
import type { PlacedNotes } from '../fit/placing';
import type { GaussianParameters } from '../gaussian/gaussian-parameters';
import { agreement, Kernels, sumsFor, type Voices } from '../gaussian/smooth';
import type { Parameters } from '../parameters';
import { recallDiligenceOfNotes } from '../recall/recalled';
import { incorrectRates } from '../tags/incorrect';
import { parametersOf, type AgreementOverrides } from './model-parameters';

/** What the Gaussian model says; arrays go by dataset index. */
export interface GaussianResult {
  placed: Pick<PlacedNotes, 'intercept' | 'factor'>;
  held: HeldIntercepts;
  finalRoundRatings: Uint32Array;
  /** By note, divided topics included. */
  verdicts: Verdicts;
}

/** The Gaussian models go by the core model's raters. Each note stands by itself, so X's two, with and without divided topics, are one here. */
export function runGaussianModel(data: Dataset, core: ModelResult, share: RunShare, parameters: Parameters): GaussianResult | undefined {
  return parameters.gaussian === null ? undefined : placeByAgreement(data, core, share, parametersOf(parameters.gaussian, parameters), parameters.gaussian);
}

/** A model's own raters, and its notes placed by agreement among them. @returns undefined where it has no viewpoints */
export function byAgreement(data: Dataset, raters: ModelResult, share: RunShare, own: Parameters, { helpful, notHelpful }: AgreementOverrides): ModelResult | undefined {
  if (own.gaussian === null) return undefined;
  const gaussian = { ...own.gaussian, helpful: { ...own.gaussian.helpful, ...helpful }, notHelpful: { ...own.gaussian.notHelpful, ...notHelpful } };
  const agreed = placeByAgreement(data, raters, share, own, gaussian);
  return agreed && { ...raters, ...agreed, placed: { ...raters.placed, ...agreed.placed } };
}

/**
 * Looks for agreement at every viewpoint, with the raters, their viewpoints and the thresholds of a factorization
 * (gaussian_scorer.py `_score_notes_and_users`).
 *
 * In X a rater with a helpfulness score but without a viewpoint makes the weights of all tags of a note unknown, so that
 * TagFilter passes over the note; published statuses go by that.
 *
 * @param raters the model whose raters it goes by
 * @param own scope and rules
 * @returns undefined where that model found no viewpoints
 */
function placeByAgreement(data: Dataset, raters: ModelResult, share: RunShare, own: Parameters, gaussian: GaussianParameters): GaussianResult | undefined {
  const { second } = raters.prescored;
  if (second.summary === null) return undefined;
  const { inScope, captured } = selectScope(data, share.admitted, own);
  const inModel = Uint8Array.from(second.raterFactor, (f) => (Number.isNaN(f) ? 0 : 1));
  const ratings = placeableRatings(data, inScope, inModel, own);
  const agreed = agreementByNote(data, second.raterFactor, gaussian);
  // X takes the factors of notes from a plain fit, whatever the model's own penalties are
  const { noteInterceptPenalty: _own, ...plainFit } = own.fit;
  const byFit = placeNotes(data, ratings, frozen(second), ratingsPerNote(second), plainFit);
  const placed = { ...byFit, intercept: agreed(ratings) };
  const held = holdWithout(data, inScope, share.setAside, placed.intercept, (rest) => agreed(placeableRatings(data, rest, inModel, own)));
  const lowDiligence = recallDiligenceOfNotes(data, ratings, raters.prescored.diligence, own.diligence);
  const rates = incorrectRates(data, raters.scope.inScope);
  const hasRecord = scoredRaters(raters.prescored, inModel);
  const unfiltered = ratedBy(data, inScope, (u) => inModel[u] === 0 && hasRecord[u] === 1);
  const factsOf = gatherFacts(data, inScope, raters.prescored, placed, lowDiligence, held, own, rates, unfiltered);
  return {
    placed: { intercept: placed.intercept, factor: placed.factor },
    held,
    finalRoundRatings: keepRaters(data, inScope, hasRecord).countRuns(data.firstRating),
    verdicts: judgeNotes(captured, factsOf, own),
  };
}

/** Agreement on each note by some ratings; NaN without any. Where it is not helpful that agrees more, it is negative. */
function agreementByNote(data: Dataset, raterFactor: Float64Array, gaussian: GaussianParameters): (ratings: RatingSet) => Float64Array {
  const known = new Map<string, number>(data.raterId.map((id, u) => [id, u]));
  // the author, where the model knows them, speaks for the note; an own rating counts as it is
  const authors = data.authorId.map((id) => known.get(id)).map((u) => (u === undefined || Number.isNaN(raterFactor[u]!) ? undefined : u));
  const [helpful, notHelpful] = [new Kernels(raterFactor, gaussian.helpful), new Kernels(raterFactor, gaussian.notHelpful)];
  const sums = [sumsFor(gaussian.helpful), sumsFor(gaussian.notHelpful)] as const;
  return (ratings) => {
    const intercept = new Float64Array(data.noteCount).fill(NaN);
    for (let note = 0; note < data.noteCount; note++) {
      const voices = voicesOn(data, ratings, note);
      if (voices.raters.length === 0) continue;
      const contra = agreement(voices, true, notHelpful, gaussian, sums[1]);
      const author = authors[note];
      if (author !== undefined && !voices.raters.includes(author)) {
        voices.raters.push(author);
        voices.levels.push(2);
      }
      const pro = agreement(voices, false, helpful, gaussian, sums[0]);
      intercept[note] = pro < contra ? -contra : pro;
    }
    return intercept;
  };
}

function voicesOn(data: Dataset, ratings: RatingSet, note: number): Voices {
  const voices: Voices = { raters: [], levels: [] };
  for (const i of ratings.within(data.firstRating[note]!, data.firstRating[note + 1]!)) {
    voices.raters.push(data.rater[i]!);
    voices.levels.push(data.level[i]!);
  }
  return voices;
}

/** 1 for notes that such a rater rated. */
function ratedBy(data: Dataset, ratings: RatingSet, such: (rater: number) => boolean): Uint8Array {
  const rated = new Uint8Array(data.noteCount);
  for (const i of ratings) if (such(data.rater[i]!)) rated[data.note[i]!] = 1;
  return rated;
}
