import { totalOf } from '../data/counts';
import type { LevelCounts } from '../output';
import type { CoreRule, NoteFacts } from './rule';

/** Raters near the note's own position criticise it unusually often for one reason. scoring_rules.py FilterTagOutliers */
export const tagFilter: CoreRule = {
  name: 'TagFilter',
  version: '1.0',
  sets: 'FIRM_REJECT',
  on: ['!=', 'CURRENTLY_RATED_NOT_HELPFUL'],
  compare: (seen, note) => {
    seen.word('outlierTags', note.outlierTags.join(','), '!=', '');
  },
};

/** Raters near the note call it incorrect more often than they call other notes so. scoring_rules.py FilterIncorrect */
export const filterIncorrect: CoreRule = {
  name: 'FilterIncorrect',
  version: '1.0',
  sets: 'FIRM_REJECT',
  on: ['!=', 'CURRENTLY_RATED_NOT_HELPFUL'],
  compare: (seen, note, p) => {
    seen.number('incorrectTags', note.incorrect?.tagged ?? null, '>=', p.incorrectFilter.minTagged);
    seen.number('criticalNearRaters', note.incorrect?.voters ?? null, '>=', p.incorrectFilter.minVoters);
    seen.number('incorrectSurprise', note.incorrect?.surprise ?? null, '>=', p.incorrectFilter.minSurprise);
  },
};

/** Raters whose complaints tend to be shared call the note wrong or badly sourced. scoring_rules.py FilterLowDiligence */
export const filterLowDiligence: CoreRule = {
  name: 'FilterLowDiligence',
  version: '1.0',
  sets: 'FIRM_REJECT',
  on: ['!=', 'CURRENTLY_RATED_NOT_HELPFUL'],
  compare: (seen, note, p) => {
    seen.number('lowDiligence', note.lowDiligence, '>', p.diligence.threshold);
  },
};

/** One side pulls too hard for a note to be shown as agreed on. scoring_rules.py FilterLargeFactor */
export const filterLargeFactor: CoreRule = {
  name: 'FilterLargeFactor',
  version: '1.0',
  sets: 'FIRM_REJECT',
  on: ['=', 'CURRENTLY_RATED_HELPFUL'],
  compare: (seen, note, p) => {
    seen.number('absoluteFactor', note.factor === null ? null : Math.abs(note.factor), '>', p.rules.factorThreshold);
  },
};

/** So low that no other model may call it helpful. scoring_rules.py RejectLowIntercept */
export const rejectLowIntercept: CoreRule = {
  name: 'RejectLowIntercept',
  version: '1.0',
  sets: 'FIRM_REJECT',
  on: ['!=', 'CURRENTLY_RATED_NOT_HELPFUL'],
  compare: (seen, note, p) => {
    seen.number('intercept', p.rules.firmRejectThreshold === null ? null : note.intercept, '<', p.rules.firmRejectThreshold ?? 0);
  },
};

/** Too few net supporters on the weaker side. scoring_rules.py RequireMinMinorityRaters */
export const minMinorityRaters: CoreRule = {
  name: 'MinMinorityRaters',
  version: '1.0',
  sets: 'NEEDS_YOUR_HELP',
  on: ['=', 'CURRENTLY_RATED_HELPFUL'],
  compare: (seen, note, p) => {
    seen.number('netHelpfulOfWeakerSide', netMinHelpful(note), '<', p.rules.minMinorityNetHelpfulRatings ?? -1);
  },
};

/** Enough, but hardly any compared with all ratings. scoring_rules.py RequireRaterBalance */
export const raterBalance: CoreRule = {
  name: 'RaterBalance',
  version: '1.0',
  sets: 'NEEDS_YOUR_HELP',
  on: ['=', 'CURRENTLY_RATED_HELPFUL'],
  compare: (seen, note, p) => {
    const net = netMinHelpful(note);
    const total = totalOf(note.negative) + totalOf(note.positive);
    seen.number('netHelpfulOfWeakerSide', net, '>=', p.rules.minMinorityNetHelpfulRatings ?? 0);
    seen.number('netHelpfulOfWeakerSide', net, '<', p.rules.maxMinorityNetHelpfulRatings);
    seen.number('shareOfNetHelpfulOfWeakerSide', total === 0 ? 0 : net / total, '<', p.rules.minMinorityNetHelpfulRatio ?? -1);
  },
};

/** Without its busiest raters it would not be helpful. scoring_rules.py NoHighVolIntercept */
export const noHighVolIntercept: CoreRule = {
  name: 'NoHighVolIntercept',
  version: '1.0',
  sets: 'NEEDS_YOUR_HELP',
  on: ['=', 'CURRENTLY_RATED_HELPFUL'],
  compare: (seen, note, p) => {
    seen.number('interceptNoHighVolume', note.interceptNoHighVolume, '<', p.rules.crhThresholdNoHighVolume);
  },
};

/** Without raters who keep rating alike it would not be helpful. scoring_rules.py NoCorrelatedIntercept */
export const noCorrelatedIntercept: CoreRule = {
  name: 'NoCorrelatedIntercept',
  version: '1.0',
  sets: 'NEEDS_YOUR_HELP',
  on: ['=', 'CURRENTLY_RATED_HELPFUL'],
  compare: (seen, note, p) => {
    seen.number('interceptNoCorrelated', note.interceptNoCorrelated, '<', p.rules.crhThresholdNoCorrelated);
  },
};

/** HELPFUL minus NOT_HELPFUL ratings of the side where that is less; at least 0. note_ratings.py netMinHelpful */
export function netMinHelpful(note: Pick<NoteFacts, 'negative' | 'positive'>): number {
  const net = (side: LevelCounts) => side.helpful - side.notHelpful;
  return Math.max(0, Math.min(net(note.negative), net(note.positive)));
}
