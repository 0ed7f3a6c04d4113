import { RatingSet } from '../data/rating-set';
import type { BareRatings } from '../fit/fit-ratings';
import { HARASSMENT } from '../helpfulness/harassment-parameters';
import type { Engine } from '../kernels/engine';
import { descend } from './adam';
import { DILIGENCE } from './diligence-parameters';
import { fitLogistic, vectorsFor, type FitReport } from './fit-logistic';
import { openModel, writePart, type LogisticPart } from './logistic-model';
import { placeLogistic } from './place-logistic';

const FREE: readonly LogisticPart[] = ['mu', 'noteIntercept', 'noteFactor', 'raterIntercept', 'raterFactor'];

/**
 * Fits a logistic model to bare ratings, of which the lowest level is a yes, as a run goes about abuse and low
 * diligence: long strides, to the minimum, notes placed once more.
 * @returns all parameters: mu, a free place, two of each note, four of each rater
 */
export function fitAnswers({ notes, raters, note, rater, level }: BareRatings, engine: Engine, report: FitReport = () => undefined): Float64Array {
  const { descent, solver } = HARASSMENT;
  const data = { noteCount: notes, raterCount: raters, note, rater, engine };
  const model = openModel(data, RatingSet.all(note.length), (i) => level[i] === 0, { vectors: vectorsFor(solver) });
  const { count } = model;
  report('opening', 1, count);
  writePart(model, 'noteFactor', (n) => (n % 2) - 0.5);
  writePart(model, 'raterFactor', (u) => (u % 2) - 0.5);
  const [perNote, perRater] = [count / model.notes.length, count / model.raters.length];
  const ridge = { mu: 0.15 * count, noteIntercept: 0.15 * perNote, noteFactor: 0.03 * perNote, raterIntercept: 0.15 * perRater, raterFactor: 0.03 * perRater, reputation: 0 };
  const problem = { model, yesWeight: 2, ridge, free: FREE };
  report('by long strides', descend(problem, descent), count);
  report('to the minimum', fitLogistic(problem, solver).passes, count);
  report('placing notes', placeLogistic({ ...problem, free: ['noteIntercept'] }, 'noteIntercept', DILIGENCE.placing), count);
  const point = Float64Array.from(model.point);
  model.space.close();
  return point;
}
