import { rates } from './language.rules';

/** Somebody who can be drawn. */
export interface SampledPerson {
  readonly contributorId: string;
  /** The public id, by which a draw is made. */
  readonly participantId: string;
  /** Empty: all. */
  readonly languages: readonly string[];
  /** Requests this person has open. */
  readonly open: number;
}

/** What decides who can be drawn for a note. */
export interface SampledNote {
  readonly noteId: string;
  readonly authorId: string;
  readonly language: string;
  readonly round: number;
}

/** Who can be drawn: none who wrote the note or stand behind it, have rated it, were asked before, rate in other languages or have enough to do. */
export function drawable(people: readonly SampledPerson[], note: SampledNote, barred: ReadonlySet<string>, mostOpen: number): SampledPerson[] {
  return people.filter(({ contributorId, languages, open }) =>
    contributorId !== note.authorId && !barred.has(contributorId) && open < mostOpen && rates(languages, note.language));
}

/** What a draw is repeated from: the note, which draw of it, and what the published run gave, which nobody could choose. */
export const sampleSeed = ({ noteId, round }: SampledNote, outputDigest: string): string => `population sample:${noteId}:${round}:${outputDigest}`;
