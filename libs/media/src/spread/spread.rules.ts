import { AppError } from '@bridgenotes/platform';

/** What a note is about: the one statement it was written on, or its picture or video, or its link, wherever they are. */
export const NOTE_SUBJECTS = ['STATEMENT', 'MEDIA', 'LINK'] as const;
export type NoteSubjectKind = (typeof NOTE_SUBJECTS)[number];
export type SpreadingSubject = Exclude<NoteSubjectKind, 'STATEMENT'>;

/** When a helpful note is shown on other statements: at once, or after raters of both sides agreed to it. */
export const SPREAD_MODES = ['AUTOMATIC', 'AFTER_AGREEMENT'] as const;
export type SpreadMode = (typeof SPREAD_MODES)[number];

/** What raters answered so far: nothing decisive, or that it shall spread, or that it shall not. */
export const AGREEMENTS = ['OPEN', 'AGREED', 'REFUSED'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** Answers of raters on one side of the viewpoint axis: helpful wherever it matches, or on this statement only. */
export interface SideAnswers {
  readonly everywhere: number;
  readonly here: number;
}
export interface Answers {
  readonly negative: SideAnswers;
  readonly positive: SideAnswers;
}

export interface AgreementNeeds {
  /** Raters on each side who want it shown everywhere. */
  readonly ratersPerSide: number;
  /** Of those who answered, on each side. */
  readonly share: number;
}

/**
 * Agreed when on each side enough raters want the note everywhere, and they are enough of those who answered. Refused
 * when on some side enough have answered, and too few of them want it. (X, "Media notes": 5 raters and 80 % a side.)
 */
export function agreementOf({ negative, positive }: Answers, { ratersPerSide, share }: AgreementNeeds): Agreement {
  const sides = [negative, positive];
  const shareOf = ({ everywhere, here }: SideAnswers) => everywhere / (everywhere + here);
  if (sides.every((side) => side.everywhere >= ratersPerSide && shareOf(side) >= share)) return 'AGREED';
  return sides.some((side) => side.everywhere + side.here >= ratersPerSide && shareOf(side) < share) ? 'REFUSED' : 'OPEN';
}

/** Whether a note that is shown where it was written is shown where it matches, too. */
export const spreads = (mode: SpreadMode, agreement: Agreement): boolean => agreement === 'AGREED' || (agreement === 'OPEN' && mode === 'AUTOMATIC');

/** What a writer has earned. A program's impact is that of its last 90 days, and is not looked at for people. */
export interface Writer {
  readonly writingImpact: number;
  readonly program?: { readonly recentImpact: number };
}

export interface ImpactNeeds {
  readonly mediaImpact: number;
  readonly automaticImpact: number;
  readonly programImpact: number;
}

/**
 * How a note of this writer spreads. (X, "Media notes": 2 for pictures and videos, 10 for links, too, and at once; programs
 * 100 in 90 days, for pictures and videos.)
 * @throws MEDIA_NOTE_NOT_EARNED
 */
export function spreadModeOf(subject: SpreadingSubject, { writingImpact, program }: Writer, needs: ImpactNeeds): SpreadMode {
  const refused = (needed: string, has: number) => new AppError('MEDIA_NOTE_NOT_EARNED', { subject: subject === 'LINK' ? 'a link' : 'a picture or video', needed, has });
  if (program !== undefined) {
    if (subject === 'LINK') throw refused('a person, and not a program, as its writer', program.recentImpact);
    if (program.recentImpact < needs.programImpact) throw refused(`a writing impact of ${needs.programImpact} within 90 days`, program.recentImpact);
    return 'AFTER_AGREEMENT';
  }
  if (writingImpact >= needs.automaticImpact) return 'AUTOMATIC';
  const needed = subject === 'LINK' ? needs.automaticImpact : needs.mediaImpact;
  if (writingImpact < needed) throw refused(`a writing impact of ${needed}`, writingImpact);
  return 'AFTER_AGREEMENT';
}

/** What a rater answers to "is it helpful on all posts with this picture, video or link?" */
export const SPREAD_ANSWERS = ['EVERYWHERE', 'THIS_STATEMENT'] as const;
export type SpreadAnswer = (typeof SPREAD_ANSWERS)[number];

/** @throws SPREAD_ANSWER_MISMATCH for a note that does not spread, or one that the rater finds not helpful */
export function checkSpreadAnswer(answer: SpreadAnswer, subject: NoteSubjectKind, helpful: boolean): void {
  if (subject === 'STATEMENT') throw new AppError('SPREAD_ANSWER_MISMATCH', { reason: 'the note is about its statement only' });
  if (answer === 'EVERYWHERE' && !helpful) throw new AppError('SPREAD_ANSWER_MISMATCH', { reason: 'who finds a note not helpful cannot want it everywhere' });
}
