import type { FurtherRatings, NoteStatus, RatingTag, RuleTrace } from '@bridgenotes/scoring';
import { NOT_SCORED_YET, WITHHELD, type Missing } from '../missing.rules';
import { explainedRule, ruleText, sectionsOf, type ExplanationSection } from './sections.rules';
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
  readonly verify: (ExplainedRun & { readonly command: string; readonly operatorCommand: string; readonly text: string }) | null;
}

/** Why a note has its status, in the words of one language; made from what was stored when it was decided. */
export function explain(note: ExplainedNote, texts: ExplanationTexts): Explanation {
  const { score, locked } = note;
  const missing = [...(note.withheld ? [WITHHELD] : []), ...(score === null ? NOT_SCORED_YET : (score.missing ?? []))].map((item) => ({ ...item, text: missingText(item, texts) }));
  const further = locked || score?.furtherRatings == null ? null : furtherOf(score.furtherRatings, texts);
  const waitEndsAt = waitEnd(note);
  return {
    language: texts.language,
    status: score?.status ?? 'NEEDS_MORE_RATINGS',
    summary: summaryOf(note, missing.map(({ text }) => text), further?.text ?? null, waitEndsAt, texts),
    sections: sectionsOf(note.trace, texts),
    missing,
    furtherRatings: further,
    waitEndsAt,
    locked,
    live: score?.live ?? false,
    verify: note.run === null || score === null ? null : verifyOf(note.run, texts),
  };
}

/** Rules of publishing that only say which model is heard. */
const MODELS: readonly ExplainedRule[] = ['CoreModel', 'CoreWithTopicsModel', 'ExpansionModel', 'ExpansionPlusModel'];

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
    told.push(statusSentence(score.status, note.shown, texts), agreementSentence(note, texts), decidedSentence(score.decidedBy, note, texts));
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

function statusSentence(status: NoteStatus, shown: boolean, { sentences }: ExplanationTexts): string {
  switch (status) {
    case 'CURRENTLY_RATED_HELPFUL': return shown ? sentences.shown() : sentences.helpfulNotShown();
    case 'CURRENTLY_RATED_NOT_HELPFUL': return sentences.notHelpful();
    case 'NEEDS_MORE_RATINGS': return sentences.undecided();
  }
}

/** Where the note stands against the first thing that every helpful note needs. */
function agreementSentence({ trace }: ExplainedNote, texts: ExplanationTexts): string | null {
  const check = trace.find(({ rule }) => rule === 'GeneralCRH')?.checks.find(({ measure }) => measure === 'intercept');
  if (typeof check?.value !== 'number' || typeof check.threshold !== 'number') return null;
  const digits = check.value.toFixed(2) === check.threshold.toFixed(2) && check.value !== check.threshold ? 4 : 2;
  return texts.sentences.agreement({ value: scoreText(check.value, texts, digits), needed: scoreText(check.threshold, texts, digits) });
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
