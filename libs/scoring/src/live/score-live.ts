import { factsFrom, judge } from '../core/judge';
import { levelsOfNote, tagsOfNote, totalOf } from '../data/counts';
import { placeWithout } from '../core/set-aside';
import { oneVoiceEach } from '../correlation/post-selection';
import { canonicalDataset } from '../data/dataset';
import { orNull } from '../data/missing';
import { admittedRatings, keepRaters, prefilter, selectScope } from '../data/scope';
import { placeNotes } from '../fit/place-notes';
import type { ScoringInput } from '../input';
import type { NoteOutput, RuleTrace } from '../output';
import type { Parameters } from '../parameters';
import { diligenceOfNotes } from '../reputation/diligence';
import { FINAL_LABELS } from '../rules/core-rules';
import { filterIncorrect, filterLargeFactor, filterLowDiligence, minMinorityRaters, noCorrelatedIntercept, noHighVolIntercept, raterBalance, rejectLowIntercept, tagFilter } from '../rules/filter-rules';
import { firedLabels, ruleLabel } from '../rules/rule';
import { crhInertia, generalCrh, generalCrnh, initialNmr, nmCrnh, ratioCrnh, ucbCrnh } from '../rules/status-rules';
import { AWAITS_RUN, decideLive } from './decide-live';
import type { Unsettled } from './margins';
import { outlookBy } from './outlook';
import { frozenColumns, type Frozen, type FrozenRater } from './frozen';

/** A note as it would be in a run: what the core model and the rules of publishing say of it. */
export type LiveScore = Pick<
  NoteOutput,
  'id' | 'intercept' | 'factor' | 'interceptMin' | 'interceptMax' | 'numRatings' | 'numFinalRoundRatings' | 'coreStatus' | 'coreRules' | 'activeFilterTags'
  | 'metaRules' | 'decidedBy' | 'finalStatus' | 'preStabilizationStatus' | 'firstTag' | 'secondTag' | 'levels' | 'sides' | 'trace' | 'interval' | 'furtherRatings'
>;

/**
 * Scores some notes between runs, with the raters and all else frozen as the last run left it: one exact 2×2 system a
 * note, then the same rules, the stability wait included. The wait is counted from the history of the last run: a note
 * that has not begun to wait there only begins to. So nothing is shown that a run would still hold back.
 *
 * Left out are notes on which another model than the core model may have the last word: notes of topics it leaves out,
 * notes mostly rated by other populations, and notes on which the last run applied a rule that is not known here.
 *
 * @param input the notes with all of their present ratings, and the history of the last run
 * @param raterOf a rater as the last run left them, by id
 * @param publishedRules the rules by which the last run decided on a note; undefined where it has not seen it
 * @returns sorted by id
 */
export function scoreLive(
  input: ScoringInput,
  raterOf: (id: string) => FrozenRater | undefined,
  frozen: Frozen,
  publishedRules: (noteId: string) => readonly string[] | undefined,
  parameters: Parameters,
): LiveScore[] {
  const data = canonicalDataset(input);
  const known = frozenColumns(data, raterOf, frozen);
  const admitted = oneVoiceEach(data, admittedRatings(data, parameters), known.voices);
  const { inScope, captured } = selectScope(data, admitted, parameters);
  const inModel = Uint8Array.from(known.factor, (f) => (Number.isNaN(f) ? 0 : 1));
  const placeable = keepRaters(data, prefilter(data, inScope, 0, parameters.prefilter.minRatingsPerNote), inModel);
  const raters = { mu: frozen.mu, intercept: known.intercept, factor: known.factor };
  const placed = placeNotes(data, placeable, raters, frozen.ratingsPerNote, parameters.fit, frozen.frame);
  const held = placeWithout(data, inScope, known.setAside, placed.intercept, raters, frozen.ratingsPerNote, parameters);
  const diligent = known.diligence;
  // raters whom that model did not see are left out of it
  const complaining = placeable.filter((i) => diligent !== undefined && !Number.isNaN(diligent.factor[data.rater[i]!]!));
  const lowDiligence = diligenceOfNotes(data, complaining, diligent, parameters.diligence);
  const factsOf = factsFrom(
    data,
    { inScope, placed, raterFactor: known.factor, lowDiligence, held, tagScale: frozen.tagScale, tagThresholds: frozen.tagThresholds, incorrectRates: known.incorrectRate },
    parameters,
  );
  const outlookOf = outlookBy(data, { inScope, placeable, placed }, known, frozen, parameters);
  const isNegative = (u: number): boolean => known.factor[u]! < 0;
  const isPositive = (u: number): boolean => known.factor[u]! >= 0;
  const isUnsettled = (u: number): boolean => Math.abs(known.factor[u]!) < parameters.live.sideMargin;
  const unsettledOf = (n: number): Unsettled => ({
    negative: levelsOfNote(data, inScope, n, (u) => isUnsettled(u) && isNegative(u)),
    positive: levelsOfNote(data, inScope, n, (u) => isUnsettled(u) && isPositive(u)),
  });
  const hasScore = (u: number): boolean => inModel[u] === 1 || known.hasScore[u] === 1;

  const scores: LiveScore[] = [];
  for (let n = 0; n < data.noteCount; n++) {
    const id = data.noteId[n]!;
    if (captured[n] === 0 || !isJudgeable(publishedRules(id))) continue;
    const placement = { intercept: orNull(placed.intercept[n]!), factor: orNull(placed.factor[n]!), interceptMin: orNull(placed.interceptMin[n]!), interceptMax: orNull(placed.interceptMax[n]!) };
    const trace: RuleTrace[] = [];
    const facts = factsOf(n);
    const verdict = judge(facts, parameters, trace);
    const levels = levelsOfNote(data, admitted, n);
    const coreRules = firedLabels(FINAL_LABELS, verdict.fired);
    const decision = decideLive(facts, verdict.status, { previous: data.history[n], countOf: tagsOfNote(data, admitted, n), now: data.now, unsettled: unsettledOf(n) }, parameters, trace);
    scores.push({
      id,
      ...placement,
      ...outlookOf(n, verdict.status, facts),
      numRatings: totalOf(levels),
      numFinalRoundRatings: totalOf(levelsOfNote(data, inScope, n, hasScore)),
      coreStatus: verdict.status,
      coreRules,
      activeFilterTags: coreRules.includes(ruleLabel(tagFilter)) ? [...facts.outlierTags] : [],
      metaRules: decision.fired,
      decidedBy: decision.decidedBy,
      finalStatus: decision.status,
      preStabilizationStatus: decision.preStabilizationStatus,
      firstTag: decision.firstTag,
      secondTag: decision.secondTag,
      levels,
      sides: { negative: levelsOfNote(data, admitted, n, isNegative), positive: levelsOfNote(data, admitted, n, isPositive) },
      trace,
    });
  }
  return scores;
}

/** The rules that one note and frozen raters are enough for. */
const JUDGED_RULES = [initialNmr, generalCrh, generalCrnh, ucbCrnh, ratioCrnh, nmCrnh, crhInertia, tagFilter, filterIncorrect, filterLowDiligence, filterLargeFactor, rejectLowIntercept, minMinorityRaters, raterBalance, noHighVolIntercept, noCorrelatedIntercept];
const JUDGED: ReadonlySet<string> = new Set(JUDGED_RULES.map((rule) => rule.name));
/** Rules of publishing that may act after the core model has spoken. */
const PUBLISHING: ReadonlySet<string> = new Set(['CoreModel', 'NmrDueToMinStableCrhTime', 'ScoringDriftGuard', 'InsufficientExplanation', AWAITS_RUN.name]);

/** Whether nothing decided on the note that is unknown here. What other models said before the core model spoke does not count. */
function isJudgeable(rules: readonly string[] | undefined): boolean {
  if (rules === undefined) return true;
  const names = rules.map((label) => label.replace(/ \(.*/, ''));
  const published = names.indexOf('MetaInitialNMR');
  const core = published < 0 ? names : names.slice(0, published);
  const after = names.slice(Math.max(names.lastIndexOf('CoreModel'), published + 1));
  return core.every((name) => JUDGED.has(name)) && after.every((name) => PUBLISHING.has(name));
}
