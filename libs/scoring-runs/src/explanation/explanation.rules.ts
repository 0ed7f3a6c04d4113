import type { FurtherRatings, NoteStatus, RatingTag, RuleTrace } from '@bridgenotes/scoring';
import type { HeededModel } from '../heeded-model.rules';
import { NOT_SCORED_YET, WITHHELD, type Missing } from '../missing.rules';
import { explainedRule, modelText, ruleText, sectionsOf, type ExplanationSection } from './sections.rules';
import type { ExplainedRule, ExplanationTexts } from './texts';
import { momentText, scoreText, tagName } from './written-values.rules';

/** What is stored of a note that is to be explained. */
export interface ExplainedNote {
  readonly deleted: boolean;
  readonly imported: boolean;
  /** Whether readers see it beside its statement. */
  readonly shown: boolean;
  /** Whether a jury keeps it from readers. */
  readonly withheld: boolean;
  /** Whether its status was settled when it was two weeks old. */
  readonly locked: boolean;
  /** Since when it waits whether the helpful status lasts; null where it does not. */
  readonly waitingSince: Date | null;
  /** What the published run, or live scoring since, found; null for a note it has not seen. */
  readonly score: {
    readonly status: NoteStatus;
    readonly decidedBy: string;
    readonly intercept: number | null;
    readonly firstTag: RatingTag | null;
    readonly secondTag: RatingTag | null;
    readonly furtherRatings: FurtherRatings | null;
    readonly missing: readonly Missing[] | null;
    readonly live: boolean;
    /** The model that has the last word, where it is another one than that of `intercept`. */
    readonly heeded: HeededModel | null;
  } | null;
  readonly trace: readonly RuleTrace[];
  /** The published run; null before the first. */
  readonly run: ExplainedRun | null;
}

/** A run with what it takes to check it. Digests are null in runs of earlier versions. */
export interface ExplainedRun {
  readonly id: string;
  readonly asOf: Date;
  readonly codeVersion: string;
  readonly inputDigest: string | null;
  readonly configurationDigest: string | null;
  readonly outputDigest: string | null;
}

/** Why a note has its status, ready for display. */
export interface Explanation {
  readonly language: string;
  readonly status: NoteStatus;
  readonly summary: string;
  readonly sections: readonly ExplanationSection[];
  readonly missing: readonly (Missing & { readonly text: string })[];
  readonly furtherRatings: (FurtherRatings & { readonly text: string }) | null;
  /** When a note that is helpful already is shown at the earliest, if it stays so; null where nothing waits. */
  readonly waitEndsAt: Date | null;
  readonly locked: boolean;
  readonly live: boolean;
  /** The model that has the last word, where it is another one than that of the note's scores; its words name what it found and what it asks for. */
  readonly decidingModel: (HeededModel & { readonly text: string }) | null;
  readonly verify: (ExplainedRun & { readonly command: string; readonly operatorCommand: string; readonly text: string }) | null;
}

/** Why a note has its status, in the words of one language; made from what was stored when it was decided. */
export function explain(note: ExplainedNote, texts: ExplanationTexts): Explanation {
  const { score, locked } = note;
  const missing = [...(note.withheld ? [WITHHELD] : []), ...(score === null ? NOT_SCORED_YET : (score.missing ?? []))].map((item) => ({ ...item, text: missingText(item, texts) }));
  const further = asksForRatings(note) ? furtherOf(note.score!.furtherRatings!, texts) : null;
  const waitEndsAt = waitEnd(note);
  return {
    language: texts.language,
    status: score?.status ?? 'NEEDS_MORE_RATINGS',
    summary: summaryOf(note, missing.map(({ text }) => text), further?.text ?? null, waitEndsAt, texts),
    sections: sectionsOf(note.trace, texts, score?.heeded),
    missing,
    furtherRatings: further,
    waitEndsAt,
    locked,
    live: score?.live ?? false,
    decidingModel: score?.heeded == null ? null : { ...score.heeded, text: agreementBy(score.heeded.rule, score.heeded, texts) ?? ruleText(score.heeded.rule, texts) },
    verify: note.run === null || score === null ? null : verifyOf(note.run, texts),
  };
}

/** Rules of publishing that only say which model is heard. */
const MODELS: readonly ExplainedRule[] = ['CoreModel', 'CoreWithTopicsModel', 'ExpansionModel', 'ExpansionPlusModel'];
const HELPFUL: NoteStatus = 'CURRENTLY_RATED_HELPFUL';

/** Further ratings are counted for the model of the note's scores: they help where it has the last word, and the note is neither helpful nor on its way. */
function asksForRatings({ score, locked }: ExplainedNote): boolean {
  if (score?.furtherRatings == null || locked || score.status === HELPFUL) return false;
  return score.heeded === null && !(score.missing ?? []).some(({ code }) => code === 'WAITING' || code === 'NEXT_RUN' || code === 'LOCKED');
}

const missingText = (missing: Missing, texts: ExplanationTexts): string =>
  texts.missing[missing.code](missing.tags === undefined ? missing : { ...missing, tags: missing.tags.map((tag) => tagName(tag, texts)) });

/** Sentences that belong to the note, in the order in which one would tell them. */
function summaryOf(note: ExplainedNote, missing: readonly string[], further: string | null, waitEndsAt: Date | null, texts: ExplanationTexts): string {
  const { sentences } = texts;
  const { score } = note;
  const told: (string | null)[] = [];
  if (score === null) told.push(sentences.neverScored());
  else {
    const tags = [score.firstTag, score.secondTag].filter((tag) => tag !== null).map((tag) => tagName(tag, texts));
    told.push(statusSentence(note, score.status, texts), ...agreementSentences(note, texts), decidedSentence(score.decidedBy, note, texts));
    told.push(tags.length === 0 ? null : sentences.reasons({ tags }));
    // whoever deleted a note does not ask what it lacks
    if (!note.deleted) told.push(...missing, further, waitEndsAt && sentences.waitEnds({ at: momentText(waitEndsAt, texts) }));
  }
  if (note.locked && !missing.includes(texts.missing.LOCKED({ code: 'LOCKED', value: null, needed: null }))) told.push(sentences.locked());
  if (score?.live === true) told.push(sentences.live());
  if (note.imported) told.push(sentences.imported());
  if (note.deleted) told.push(sentences.deleted());
  return told.filter((sentence) => sentence !== null).join(' ');
}

function statusSentence({ shown, trace, score }: ExplainedNote, status: NoteStatus, { sentences }: ExplanationTexts): string {
  switch (status) {
    case 'CURRENTLY_RATED_HELPFUL': return shown ? sentences.shown() : sentences.helpfulNotShown();
    case 'CURRENTLY_RATED_NOT_HELPFUL': return sentences.notHelpful();
    case 'NEEDS_MORE_RATINGS': return score?.heeded?.status === HELPFUL || trace.some(({ stage, fired, statusAfter }) => stage === 'core' && fired && statusAfter === HELPFUL) ? sentences.heldBack() : sentences.undecided();
  }
}

interface Compared {
  readonly intercept: number | null;
  readonly needed: number;
}

/** Where the note stands against the first thing that every helpful note needs: by the model of its scores, and by the one that has the last word. */
function agreementSentences({ trace, score }: ExplainedNote, texts: ExplanationTexts): (string | null)[] {
  const general = trace.find(({ rule }) => rule === 'GeneralCRH');
  const check = general?.checks.find(({ measure }) => measure === 'intercept');
  const own = typeof check?.threshold === 'number' ? { intercept: typeof check.value === 'number' ? check.value : null, needed: check.threshold } : null;
  const heeded = score?.heeded ?? null;
  const decides = heeded ?? own;
  // whatever keeps it helpful, this number alone would not
  if (score?.status === HELPFUL && decides !== null && (decides.intercept ?? -Infinity) < decides.needed) return [compared(decides, texts.sentences.agreementNow, texts)];
  if (heeded === null) return [compared(own, texts.sentences.agreement, texts)];
  const leading = trace.findLast(({ rule, fired }) => fired && MODELS.includes(explainedRule(rule).key))?.rule ?? 'CoreModel';
  return [own && agreementBy(leading, own, texts), agreementBy(heeded.rule, heeded, texts)];
}

const agreementBy = (rule: string, found: Compared, texts: ExplanationTexts): string | null =>
  compared(found, (numbers) => texts.sentences.agreementBy({ model: modelText(rule, texts), ...numbers }), texts);

/** A value and what is needed, with as many decimals as it takes to tell them apart; null where there is no value. */
function compared(found: Compared | null, sentence: (d: { value: string; needed: string }) => string, texts: ExplanationTexts): string | null {
  if (found === null || found.intercept === null) return null;
  const { intercept, needed } = found;
  const digits = intercept.toFixed(2) === needed.toFixed(2) && intercept !== needed ? 4 : 2;
  return sentence({ value: scoreText(intercept, texts, digits), needed: scoreText(needed, texts, digits) });
}

/** Where a model decided, the rule of the model that did; nothing where a note only has the status that it began with. */
function decidedSentence(decidedBy: string, { trace }: ExplainedNote, texts: ExplanationTexts): string | null {
  const { key } = explainedRule(decidedBy.replace(/ \(v.*\)$/, ''));
  if (!MODELS.includes(key)) return texts.sentences.decidedBy({ rule: ruleText(decidedBy, texts) });
  const last = trace.findLast(({ stage, fired }) => stage === 'core' && fired)?.rule;
  return last === undefined || last === 'InitialNMR' ? null : texts.sentences.decidedBy({ rule: ruleText(last, texts) });
}

function furtherOf({ negativeSide, positiveSide }: FurtherRatings, texts: ExplanationTexts): Explanation['furtherRatings'] {
  if (negativeSide + positiveSide === 0) return null;
  return { negativeSide, positiveSide, text: texts.sentences.furtherRatings({ one: negativeSide, other: positiveSide }) };
}

/** Only a note that is helpful already is shown when its wait is over; one that is nearly so waits for ratings. */
function waitEnd({ score, waitingSince }: ExplainedNote): Date | null {
  const waiting = score?.missing?.find(({ code }) => code === 'WAITING');
  return waiting?.needed == null || waitingSince === null ? null : new Date(waitingSince.getTime() + waiting.needed);
}

function verifyOf(run: ExplainedRun, texts: ExplanationTexts): NonNullable<Explanation['verify']> {
  return { ...run, command: 'npx bridgenotes verify DIR', operatorCommand: `npx bridgenotes verify --database --run ${run.id}`, text: texts.sentences.verify({ run: run.id }) };
}
