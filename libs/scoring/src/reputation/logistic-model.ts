import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { plainEngine, type Engine } from '../kernels/engine';
import { BLOCK } from '../kernels/logistic';

/** Yes/no answers of raters about notes. Notes and raters have dense indices; `notes` and `raters` lead back to the dataset. */
export interface Answers {
  count: number;
  notes: Uint32Array;
  raters: Uint32Array;
  /** By answer. */
  note: Uint32Array;
  rater: Uint32Array;
  /** 1 for yes, 0 for no. */
  yes: Uint8Array;
  /** Who evaluates the answers; all engines give the same bits. */
  engine?: Engine;
}

/**
 * Parameters of the model: log odds of a yes of rater u about note n =
 * mu + raterIntercept[u] + noteIntercept[n]·reputation[u] + noteFactor[n]·raterFactor[u].
 */
export interface LogisticModel {
  mu: Float64Array;
  noteIntercept: Float64Array;
  noteFactor: Float64Array;
  raterIntercept: Float64Array;
  raterFactor: Float64Array;
  reputation: Float64Array;
}

export type LogisticPart = keyof LogisticModel;

/** Weight of the square of every single parameter, where the error is a sum over answers. */
export type LogisticRidge = Readonly<Record<LogisticPart, number>>;

/** Answers among the given ratings; `yes` by rating index of the dataset. */
export function answersOf(data: Dataset, ratings: RatingSet, isYes: (rating: number) => boolean): Answers {
  const notes = membersOf(ratings, data.note, data.noteCount);
  const raters = membersOf(ratings, data.rater, data.raterCount);
  return {
    count: ratings.length,
    notes: notes.members,
    raters: raters.members,
    note: ratings.gather(new Uint32Array(ratings.length), (i) => notes.index[data.note[i]!]!),
    rater: ratings.gather(new Uint32Array(ratings.length), (i) => raters.index[data.rater[i]!]!),
    yes: ratings.gather(new Uint8Array(ratings.length), (i) => (isYes(i) ? 1 : 0)),
    engine: data.engine,
  };
}

function membersOf(ratings: RatingSet, key: Uint32Array, keys: number): { members: Uint32Array; index: Uint32Array } {
  const index = new Uint32Array(keys);
  for (const i of ratings) index[key[i]!] = 1;
  const members: number[] = [];
  for (let k = 0; k < keys; k++) {
    if (index[k] === 0) continue;
    index[k] = members.length;
    members.push(k);
  }
  return { members: Uint32Array.from(members), index };
}

/** A model of zeros in which every rater has reputation 1. */
export function blankModel(answers: Answers): LogisticModel {
  const notes = answers.notes.length;
  const raters = answers.raters.length;
  return {
    mu: new Float64Array(1),
    noteIntercept: new Float64Array(notes),
    noteFactor: new Float64Array(notes),
    raterIntercept: new Float64Array(raters),
    raterFactor: new Float64Array(raters),
    reputation: new Float64Array(raters).fill(1),
  };
}

/** What {@link visitAnswers} finds; gradient and curvature are halves of the first and second derivatives. */
export interface LogisticVisit {
  objective: number;
  gradient: LogisticModel;
  /** Diagonal of the Hessian, of which the logistic part is never negative. */
  curvature: LogisticModel;
}

/** Weighted cross-entropy of all answers plus ridge, with derivatives, in one pass in the order of the answers. */
export function visitAnswers(answers: Answers, weight: Float64Array, ridge: LogisticRidge, model: LogisticModel): LogisticVisit {
  const { mu, noteIntercept, noteFactor, raterIntercept, raterFactor, reputation } = model;
  const gradient = zerosLike(model);
  const curvature = zerosLike(model);
  const { note, rater, yes, count } = answers;
  const center = mu[0]!;
  const block = (answers.engine ?? plainEngine).answers();
  const { odds, weights, losses, slopes, bends } = block;
  let entropy = 0;
  let slopeOfAll = 0;
  let bendOfAll = 0;
  // Answers come note by note, so that the sums of a note stay in registers; those of a rater lie side by side.
  const ofRaters = new Float64Array(6 * answers.raters.length);
  const { noteIntercept: gradB, noteFactor: gradF } = gradient;
  const { noteIntercept: bendB, noteFactor: bendF } = curvature;
  for (let first = 0; first < count; first += BLOCK) {
    const size = Math.min(BLOCK, count - first);
    for (let k = 0; k < size; k++) {
      const n = note[first + k]!;
      const u = rater[first + k]!;
      odds[k] = center + raterIntercept[u]! + noteIntercept[n]! * reputation[u]! + noteFactor[n]! * raterFactor[u]!;
      weights[k] = yes[first + k] === 1 ? weight[first + k]! : -weight[first + k]!;
    }
    block.evaluate(size);
    for (let k = 0; k < size; ) {
      const n = note[first + k]!;
      const b = noteIntercept[n]!;
      const f = noteFactor[n]!;
      let slopeB = 0;
      let curveB = 0;
      let slopeF = 0;
      let curveF = 0;
      for (; k < size && note[first + k] === n; k++) {
        const u = rater[first + k]!;
        const g = raterFactor[u]!;
        const r = reputation[u]!;
        const slope = slopes[k]!;
        const bend = bends[k]!;
        entropy += losses[k]!;
        slopeOfAll += slope;
        bendOfAll += bend;
        slopeB += slope * r;
        curveB += bend * r * r;
        slopeF += slope * g;
        curveF += bend * g * g;
        const at = 6 * u;
        ofRaters[at]! += slope;
        ofRaters[at + 1]! += bend;
        ofRaters[at + 2]! += slope * f;
        ofRaters[at + 3]! += bend * f * f;
        ofRaters[at + 4]! += slope * b;
        ofRaters[at + 5]! += bend * b * b;
      }
      gradB[n]! += slopeB;
      bendB[n]! += curveB;
      gradF[n]! += slopeF;
      bendF[n]! += curveF;
    }
  }
  [gradient.raterIntercept, curvature.raterIntercept, gradient.raterFactor, curvature.raterFactor, gradient.reputation, curvature.reputation].forEach((part, i) => {
    for (let u = 0; u < part.length; u++) part[u] = ofRaters[6 * u + i]!;
  });
  gradient.mu[0] = slopeOfAll;
  curvature.mu[0] = bendOfAll;
  let penalty = 0;
  for (const part of PARTS) {
    const value = model[part];
    let squares = 0;
    for (let k = 0; k < value.length; k++) {
      squares += value[k]! * value[k]!;
      gradient[part][k]! += ridge[part] * value[k]!;
      curvature[part][k]! += ridge[part];
    }
    penalty += ridge[part] * squares;
  }
  return { objective: entropy + penalty, gradient, curvature };
}

/** In the order in which parts stand in a vector of all free parameters. */
export const PARTS: readonly LogisticPart[] = ['mu', 'noteIntercept', 'noteFactor', 'raterIntercept', 'raterFactor', 'reputation'];

function zerosLike(model: LogisticModel): LogisticModel {
  const zeros = (part: LogisticPart): Float64Array => new Float64Array(model[part].length);
  return {
    mu: zeros('mu'),
    noteIntercept: zeros('noteIntercept'),
    noteFactor: zeros('noteFactor'),
    raterIntercept: zeros('raterIntercept'),
    raterFactor: zeros('raterFactor'),
    reputation: zeros('reputation'),
  };
}
