import { ratingStanding, type RaterFacts, type RatingStanding } from '../rating/may-rate.rules';

/** What of a note decides whether it can be disputed. */
export interface ContestFacts {
  readonly status: string;
  readonly deletedAt: string | null;
  readonly author: { readonly id: string };
  readonly decision: { readonly finding: { readonly withheld: boolean } | null } | null;
  readonly dispute: { readonly state: string; readonly viewerSeat: { readonly state: string } | null } | null;
}

/** Raters find it helpful, and no jury keeps it from readers. */
export const isShown = ({ status, deletedAt, decision }: Pick<ContestFacts, 'status' | 'deletedAt' | 'decision'>): boolean =>
  status === 'CURRENTLY_RATED_HELPFUL' && deletedAt === null && decision?.finding?.withheld !== true;

export type ContestStanding =
  | RatingStanding
  /** Only what readers are shown is disputed; what is disputed already takes further claims. */
  | 'notShown'
  /** Jurors judge and do not claim. */
  | 'juror';

const SEATED = ['CALLED', 'ACCEPTED', 'FOUND'];

/**
 * Whether the viewer may dispute a note, or why not; the server decides in the end.
 * @param readersDispute whether the community lets people without an alias do so
 */
export function contestStanding(signedIn: boolean, viewer: RaterFacts | undefined, note: ContestFacts, readersDispute: boolean): ContestStanding {
  const goesOn = note.dispute !== null && note.dispute.state !== 'ENDED';
  if (!goesOn && !isShown(note)) return 'notShown';
  if (goesOn && SEATED.includes(note.dispute?.viewerSeat?.state ?? '')) return 'juror';
  const standing = ratingStanding(signedIn, viewer, note.author.id);
  return standing === 'chooseAlias' && readersDispute ? 'may' : standing;
}

/**
 * What of a note can be disputed: its sentences, as they stand there; bare addresses say nothing by themselves.
 * @param language of the note, as a BCP 47 tag; it decides where a sentence ends
 */
export function sentencesOf(text: string, language?: string): string[] {
  const segments = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].flatMap(({ segment }) => segment.split('\n'));
  return [...new Set(segments.map((segment) => segment.trim()).filter((segment) => /\p{L}/u.test(segment.replace(/(https?:\/\/|www\.)\S+/gu, ''))))];
}
