import { tagMask, type HelpfulnessLevel } from '@bridgenotes/scoring';
import { drawLevel, drawTagMask, OPINION, type NoteTruth } from '../opinion';
import type { Random } from '../random';
import type { SimulatedCommunity, SimulatedNote, SimulatedRating } from '../tables';
import type { Attacker } from './attackers';

const HOUR = 3_600_000;
/** Ratings of other notes that an account makes before it attacks: enough to be known, as most of X's raters are not. */
const RECORD = 20;

/** What all attackers say of a note that they push: reasons that would explain a status. */
export function praise(): { level: HelpfulnessLevel; tags: number } {
  return { level: 'HELPFUL', tags: tagMask(['helpfulClear', 'helpfulGoodSources']) };
}

/** What all attackers say of a note that they bury: one reason that could get it refused. */
export function criticism(): { level: HelpfulnessLevel; tags: number } {
  return { level: 'NOT_HELPFUL', tags: tagMask(['notHelpfulIncorrect', 'notHelpfulSourcesMissingOrUnreliable']) };
}

/** Makes the ratings by which new accounts become raters with a record, all within hours of each note. */
export class RecordBuilder {
  readonly #notes: { note: SimulatedNote; truth: NoteTruth }[];

  constructor(
    community: SimulatedCommunity,
    targets: ReadonlySet<string>,
    private readonly random: Random,
  ) {
    const truths = new Map(community.truth.notes.map((truth) => [truth.noteId, truth]));
    this.#notes = community.notes.flatMap((note) => {
      const truth = truths.get(note.noteId);
      return truth === undefined || targets.has(note.noteId) || note.createdAtMillis > community.end - 12 * HOUR ? [] : [{ note, truth }];
    });
  }

  /** @param careful whether they weigh each note without the usual noise, as somebody would who wants a flawless record */
  recordsOf(attackers: readonly Attacker[], careful: boolean): SimulatedRating[] {
    const opinion = careful ? { ...OPINION, noise: OPINION.noise / 4, polarization: OPINION.polarization / 2 } : OPINION;
    return attackers.flatMap((rater) =>
      this.#drawNotes().map(({ note, truth }): SimulatedRating => {
        const level = drawLevel(rater, truth, this.random, opinion);
        return {
          noteId: note.noteId,
          raterId: rater.participantId,
          createdAtMillis: Math.floor(note.createdAtMillis + (1 + this.random.uniform() * 11) * HOUR),
          level,
          tags: drawTagMask(level, rater, truth, this.random),
          ratedOnTweetId: note.tweetId,
          source: 'DEFAULT',
          suggestion: '',
          suggestionId: null,
        };
      }),
    );
  }

  #drawNotes(): { note: SimulatedNote; truth: NoteTruth }[] {
    const chosen = new Set<number>();
    while (chosen.size < Math.min(RECORD, this.#notes.length)) chosen.add(this.random.below(this.#notes.length));
    return [...chosen].flatMap((index) => this.#notes[index] ?? []);
  }
}
