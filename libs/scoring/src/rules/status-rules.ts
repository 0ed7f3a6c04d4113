import { totalOf } from '../data/counts';
import type { LevelCounts } from '../output';
import { check, checkClassification, checkEnoughRatings, checkWord, type CoreRule } from './rule';

/** Every note starts without a status. scoring_rules.py DefaultRule */
export const initialNmr: CoreRule = {
  name: 'InitialNMR',
  version: '1.0',
  sets: 'NEEDS_MORE_RATINGS',
  checks: () => [],
};

/** Raters who usually disagree find it helpful. note_ratings.py is_crh */
export const generalCrh: CoreRule = {
  name: 'GeneralCRH',
  version: '1.0',
  sets: 'CURRENTLY_RATED_HELPFUL',
  checks: (note, _status, p) => [
    checkEnoughRatings(note, p),
    check('intercept', note.intercept, '>=', p.rules.crhThreshold),
    checkClassification(note, 'misleading'),
  ],
};

/** Raters of all sides find it not helpful; one-sided notes need a lower intercept. note_ratings.py is_crnh_diamond */
export const generalCrnh: CoreRule = {
  name: 'GeneralCRNH',
  version: '1.0',
  sets: 'CURRENTLY_RATED_NOT_HELPFUL',
  checks: (note, _status, p) => {
    const { crnhThresholdIntercept, crnhThresholdNoteFactorMultiplier } = p.rules;
    const threshold = crnhThresholdIntercept + crnhThresholdNoteFactorMultiplier * Math.abs(note.factor ?? 0);
    return [checkEnoughRatings(note, p), check('intercept', note.intercept, '<=', threshold)];
  },
};

/** Even one more extreme supporter would leave it low. note_ratings.py is_crnh_ucb */
export const ucbCrnh: CoreRule = {
  name: 'UcbCRNH',
  version: '1.0',
  sets: 'CURRENTLY_RATED_NOT_HELPFUL',
  checks: (note, _status, p) => [
    checkEnoughRatings(note, p),
    check('interceptMax', note.interceptMax, '<', p.rules.crnhThresholdUpperBound),
  ],
};

/** Few on either side find it helpful, counted plainly. note_ratings.py is_crnh_ratio */
export const ratioCrnh: CoreRule = {
  name: 'RatioCRNH',
  version: '1.0',
  sets: 'CURRENTLY_RATED_NOT_HELPFUL',
  checks: (note, _status, p) => {
    const negative = meanHelpfulness(note.negative);
    const positive = meanHelpfulness(note.positive);
    const mean = negative === null || positive === null ? null : (negative + positive) / 2;
    const smallerSide = Math.min(totalOf(note.negative), totalOf(note.positive));
    return [
      checkEnoughRatings(note, p),
      check('ratingsOfSmallerSide', smallerSide, '>=', p.rules.ratioMinRatersPerSide),
      check('meanHelpfulnessNegativeSide', negative, '<=', p.rules.ratioMaxMeanPerSide),
      check('meanHelpfulnessPositiveSide', positive, '<=', p.rules.ratioMaxMeanPerSide),
      check('meanHelpfulnessOfSides', mean, '<=', p.rules.ratioMaxMeanOfSides),
    ];
  },
};

/** Notes that defend their statement become not helpful more easily. scoring_rules.py NMtoCRNH */
export const nmCrnh: CoreRule = {
  name: 'NmCRNH',
  version: '1.0',
  sets: 'CURRENTLY_RATED_NOT_HELPFUL',
  checks: (note, _status, p) => [
    check('intercept', note.intercept, '<', p.rules.crnhThresholdNotMisleadingIntercept),
    checkClassification(note, 'not misleading'),
  ],
};

/** A helpful note stays so while it is barely below the threshold. scoring_rules.py AddCRHInertia */
export const crhInertia: CoreRule = {
  name: 'GeneralCRHInertia',
  version: '1.0',
  sets: 'CURRENTLY_RATED_HELPFUL',
  checks: (note, status, p) => [
    checkWord('status', status, '!=', 'CURRENTLY_RATED_HELPFUL'),
    checkWord('previousStatus', note.wasHelpful ? 'CURRENTLY_RATED_HELPFUL' : 'other', '=', 'CURRENTLY_RATED_HELPFUL'),
    checkEnoughRatings(note, p),
    check('intercept', note.intercept, '>=', p.rules.crhThreshold - p.rules.inertiaDelta),
    checkClassification(note, 'misleading'),
  ],
};

/** Mean of 0, 0.5 and 1; null without ratings. */
function meanHelpfulness(levels: LevelCounts): number | null {
  const total = totalOf(levels);
  return total === 0 ? null : (levels.helpful + levels.somewhatHelpful / 2) / total;
}
