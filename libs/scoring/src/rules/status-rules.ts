import { totalOf } from '../data/counts';
import type { LevelCounts } from '../output';
import { compareClassification, compareRatings, type CoreRule } from './rule';

/** Every note starts without a status. scoring_rules.py DefaultRule */
export const initialNmr: CoreRule = {
  name: 'InitialNMR',
  version: '1.0',
  sets: 'NEEDS_MORE_RATINGS',
  compare: () => undefined,
};

/** Raters who usually disagree find it helpful. note_ratings.py is_crh */
export const generalCrh: CoreRule = {
  name: 'GeneralCRH',
  version: '1.0',
  sets: 'CURRENTLY_RATED_HELPFUL',
  compare: (seen, note, p) => {
    compareRatings(seen, note, p);
    seen.number('intercept', note.intercept, '>=', p.rules.crhThreshold);
    compareClassification(seen, note, 'misleading');
  },
};

/** Raters of all sides find it not helpful; one-sided notes need a lower intercept. note_ratings.py is_crnh_diamond */
export const generalCrnh: CoreRule = {
  name: 'GeneralCRNH',
  version: '1.0',
  sets: 'CURRENTLY_RATED_NOT_HELPFUL',
  compare: (seen, note, p) => {
    const { crnhThresholdIntercept, crnhThresholdNoteFactorMultiplier } = p.rules;
    const threshold = crnhThresholdIntercept + crnhThresholdNoteFactorMultiplier * Math.abs(note.factor ?? 0);
    compareRatings(seen, note, p);
    seen.number('intercept', note.intercept, '<=', threshold);
  },
};

/** Even one more extreme supporter would leave it low. note_ratings.py is_crnh_ucb */
export const ucbCrnh: CoreRule = {
  name: 'UcbCRNH',
  version: '1.0',
  sets: 'CURRENTLY_RATED_NOT_HELPFUL',
  compare: (seen, note, p) => {
    compareRatings(seen, note, p);
    seen.number('interceptMax', p.rules.usesUpperBound ? note.interceptMax : null, '<', p.rules.crnhThresholdUpperBound);
  },
};

/** Few on either side find it helpful, counted plainly. note_ratings.py is_crnh_ratio */
export const ratioCrnh: CoreRule = {
  name: 'RatioCRNH',
  version: '1.0',
  sets: 'CURRENTLY_RATED_NOT_HELPFUL',
  compare: (seen, note, p) => {
    const negative = meanHelpfulness(note.negative);
    const positive = meanHelpfulness(note.positive);
    const mean = negative === null || positive === null ? null : (negative + positive) / 2;
    const smallerSide = Math.min(totalOf(note.negative), totalOf(note.positive));
    compareRatings(seen, note, p);
    seen.number('ratingsOfSmallerSide', smallerSide, '>=', p.rules.ratioMinRatersPerSide);
    seen.number('meanHelpfulnessNegativeSide', negative, '<=', p.rules.ratioMaxMeanPerSide);
    seen.number('meanHelpfulnessPositiveSide', positive, '<=', p.rules.ratioMaxMeanPerSide);
    seen.number('meanHelpfulnessOfSides', mean, '<=', p.rules.ratioMaxMeanOfSides);
  },
};

/** Notes that defend their statement become not helpful more easily. scoring_rules.py NMtoCRNH */
export const nmCrnh: CoreRule = {
  name: 'NmCRNH',
  version: '1.0',
  sets: 'CURRENTLY_RATED_NOT_HELPFUL',
  compare: (seen, note, p) => {
    seen.number('intercept', note.intercept, '<', p.rules.crnhThresholdNotMisleadingIntercept);
    compareClassification(seen, note, 'not misleading');
  },
};

/** A helpful note stays so while it is barely below the threshold. scoring_rules.py AddCRHInertia */
export const crhInertia: CoreRule = {
  name: 'GeneralCRHInertia',
  version: '1.0',
  sets: 'CURRENTLY_RATED_HELPFUL',
  on: ['!=', 'CURRENTLY_RATED_HELPFUL'],
  compare: (seen, note, p) => {
    seen.word('previousStatus', note.wasHelpful ? 'CURRENTLY_RATED_HELPFUL' : 'other', '=', 'CURRENTLY_RATED_HELPFUL');
    compareRatings(seen, note, p);
    seen.number('intercept', note.intercept, '>=', p.rules.crhThreshold - p.rules.inertiaDelta);
    compareClassification(seen, note, 'misleading');
  },
};

/** Mean of 0, 0.5 and 1; null without ratings. */
function meanHelpfulness(levels: LevelCounts): number | null {
  const total = totalOf(levels);
  return total === 0 ? null : (levels.helpful + levels.somewhatHelpful / 2) / total;
}
