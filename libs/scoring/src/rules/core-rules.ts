import { filterIncorrect, filterLargeFactor, filterLowDiligence, minMinorityRaters, noCorrelatedIntercept, noHighVolIntercept, raterBalance, rejectLowIntercept, tagFilter } from './filter-rules';
import { ruleLabel, type CoreRule } from './rule';
import { crhInertia, generalCrh, generalCrnh, initialNmr, nmCrnh, ratioCrnh, ucbCrnh } from './status-rules';

/** Rules after the first fit, whose statuses only tell which raters and authors are helpful. note_ratings.py */
export const FIRST_ROUND_RULES: readonly CoreRule[] = [initialNmr, generalCrh, generalCrnh, nmCrnh];

/** Rules that decide, in the order of note_ratings.py `compute_scored_notes`. */
export const FINAL_RULES: readonly CoreRule[] = [
  initialNmr,
  generalCrh,
  generalCrnh,
  ucbCrnh,
  ratioCrnh,
  nmCrnh,
  crhInertia,
  tagFilter,
  filterIncorrect,
  filterLowDiligence,
  filterLargeFactor,
  rejectLowIntercept,
  minMinorityRaters,
  raterBalance,
  noHighVolIntercept,
  noCorrelatedIntercept,
];

/** Their labels, in the same order. */
export const FINAL_LABELS: readonly string[] = FINAL_RULES.map(ruleLabel);
