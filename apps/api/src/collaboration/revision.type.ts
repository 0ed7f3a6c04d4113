import { differenceOf, REVISION_REASONS, revisionText, type DifferencePart, type NoteVersion, type RevisionDecision, type RevisionReason } from '@bridgenotes/collaboration';
import type { NoteTag } from '@bridgenotes/notes';
import type { NoteClassification } from '@bridgenotes/scoring';
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../graphql/enums';
import { NoteClassificationEnum, NoteTagEnum, NoteType } from '../notes/note.type';
import { RatingType } from '../ratings/rating.type';

export const RevisionReasonEnum = enumOf(REVISION_REASONS);
registerEnumType(RevisionReasonEnum, { name: 'RevisionReason', description: 'Why a note may, or may not, have a new version.', valuesMap: Object.fromEntries(REVISION_REASONS.map((reason) => [reason, { description: revisionText(reason) }])) });

export const DifferenceKindEnum = { SAME: 'same', REMOVED: 'removed', ADDED: 'added' } as const satisfies Record<string, DifferencePart['kind']>;
registerEnumType(DifferenceKindEnum, {
  name: 'DifferenceKind',
  description: 'What became of a piece of a text.',
  valuesMap: { SAME: { description: 'It stands in both.' }, REMOVED: { description: 'It stood in the version before.' }, ADDED: { description: 'It stands in this version only.' } },
});

@ObjectType('DifferencePart', { description: 'A piece of a text, in reading order.' })
export class DifferencePartType implements DifferencePart {
  @Field(() => DifferenceKindEnum, { description: 'What became of it.' })
  kind!: DifferencePart['kind'];

  @Field(() => String, { description: 'Its words and spaces.' })
  text!: string;
}

@ObjectType('NoteVersion', { description: 'One version of a note that is written together.' })
export class NoteVersionType {
  @Field(() => Int, { description: 'From 1.' })
  version!: number;

  @Field(() => NoteClassificationEnum, { description: 'What it says of the statement.' })
  classification!: NoteClassification;

  @Field(() => [NoteTagEnum], { description: 'Why.' })
  tags!: NoteTag[];

  @Field(() => String, { nullable: true, description: 'The text; null once its author deleted the note.' })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'What has changed, as its author says; null for the first version.' })
  explanation!: string | null;

  @Field(() => Date, { description: 'When it was written.' })
  createdAt!: Date;

  @Field(() => Boolean, { description: 'Whether ratings of the version before count for this one: only punctuation, spaces or case changed.' })
  ratingsStand!: boolean;

  @Field(() => [DifferencePartType], { description: 'What became of the version before, word by word; empty for the first, and once the note was deleted.' })
  difference!: DifferencePart[];

  /** All versions of a note, first to last. */
  static ofChain(rows: readonly NoteVersion[]): NoteVersionType[] {
    return rows.map(({ version, noteId, classification, tags, text, explanation, createdAt }, i) => {
      const before = rows[i - 1];
      const difference = before?.text == null || text === null ? [] : differenceOf(before.text, text);
      return Object.assign(new NoteVersionType(), { version, classification, tags, text, explanation, createdAt, ratingsStand: before?.noteId === noteId, difference });
    });
  }
}

@InputType('ReviseNoteInput', { description: 'The new version of a note of yours that is written together.' })
export class ReviseNoteInput {
  @Field(() => ID, { description: 'The note as it is now.' })
  noteId!: string;

  @Field(() => NoteClassificationEnum, { description: 'What it says of the statement.' })
  classification!: NoteClassification;

  @Field(() => [NoteTagEnum], { description: 'Why.' })
  tags!: NoteTag[];

  @Field(() => String, { description: 'The new text, within the same limits as any note.' })
  text!: string;

  @Field(() => Boolean, { description: 'Did you link to sources you believe most people would consider trustworthy?' })
  trustworthySources!: boolean;

  @Field(() => String, { description: 'What has changed, for raters; 1 to 280 characters.' })
  explanation!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether something that the note states turned out wrong.' })
  correctsFact!: boolean;

  @Field(() => [ID], { defaultValue: [], description: 'Suggestions that it takes up.' })
  suggestionIds!: string[];
}

@ObjectType('ReviseNotePayload', { description: 'The new version.' })
export class ReviseNotePayload {
  @Field(() => NoteType, { description: 'The note that people rate from now on.' })
  note!: NoteType;

  @Field(() => Boolean, { description: 'Whether its ratings stand; otherwise they begin anew, and raters may keep theirs.' })
  ratingsStand!: boolean;
}

@InputType('KeepRatingInput', { description: 'For which note.' })
export class KeepRatingInput {
  @Field(() => ID, { description: 'The new version of a note that you have rated.' })
  noteId!: string;
}

@ObjectType('KeepRatingPayload', { description: 'Your rating of the new version.' })
export class KeepRatingPayload {
  @Field(() => RatingType, { description: 'What you found of the version before.' })
  rating!: RatingType;
}

@ArgsType()
export class RevisionAdviceArgs {
  @Field(() => ID, { description: 'A note of yours.' })
  noteId!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'As if something that the note states turned out wrong.' })
  correctsFact!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'As if it took up a suggestion.' })
  incorporates!: boolean;
}

@ObjectType('RevisionAdvice', { description: 'Whether a note may have a new version whose ratings begin anew.' })
export class RevisionAdviceType {
  @Field(() => Boolean, { description: 'Whether it may.' })
  may!: boolean;

  @Field(() => RevisionReasonEnum, { description: 'Why, for programs.' })
  reason!: RevisionReason;

  @Field(() => String, { description: 'Why, for people.' })
  text!: string;

  static of({ may, reason }: RevisionDecision): RevisionAdviceType {
    return Object.assign(new RevisionAdviceType(), { may, reason, text: revisionText(reason) });
  }
}
