import type { FeedSize } from '@bridgenotes/ai-writers';
import { MAX_WRITTEN_LENGTH, type NoteTag } from '@bridgenotes/notes';
import type { NoteClassification } from '@bridgenotes/scoring';
import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { PageArgs } from '../graphql/connection';
import { NoteClassificationEnum, NoteTagEnum } from '../notes/note.type';
import { ProgramNoteType } from './program-note.type';
import { FeedSizeEnum, ProgramType } from './program.type';

@InputType('RegisterProgramInput', { description: 'What everybody may know of the program.' })
export class RegisterProgramInput {
  @Field(() => String, { description: 'Its name, 3 to 40 letters, digits, spaces, dots, underscores or hyphens. It cannot be changed.' })
  name!: string;

  @Field(() => String, { description: 'Who runs it, 1 to 120 characters.' })
  operator!: string;

  @Field(() => String, { description: 'The model it writes with, 1 to 120 characters.' })
  model!: string;

  @Field(() => String, { description: 'Where its sources come from and how it works, 1 to 1,000 characters.' })
  method!: string;

  @Field(() => String, { description: 'A public URL where to reach who runs it.' })
  contactUrl!: string;
}

@ObjectType('ProgramKeyPayload', { description: 'A program and its key.' })
export class ProgramKeyPayload {
  @Field(() => ProgramType, { description: 'The program.' })
  program!: ProgramType;

  @Field(() => String, { description: 'The key it acts with, for the header "Authorization: Bearer …". It is shown only now.' })
  key!: string;
}

@InputType('UpdateProgramCardInput', { description: 'What the card is to say from now on; what is left out stays.' })
export class UpdateProgramCardInput {
  @Field(() => ID, { description: 'A program of yours.' })
  programId!: string;

  @Field(() => String, { nullable: true, description: 'Who runs it.' })
  operator?: string;

  @Field(() => String, { nullable: true, description: 'The model it writes with.' })
  model?: string;

  @Field(() => String, { nullable: true, description: 'Where its sources come from and how it works.' })
  method?: string;

  @Field(() => String, { nullable: true, description: 'Where to reach who runs it.' })
  contactUrl?: string;
}

@ObjectType('UpdateProgramCardPayload', { description: 'The program with its new card.' })
export class UpdateProgramCardPayload {
  @Field(() => ProgramType, { description: 'The program.' })
  program!: ProgramType;
}

@InputType('RenewProgramKeyInput', { description: 'Which program gets a new key.' })
export class RenewProgramKeyInput {
  @Field(() => ID, { description: 'A program of yours.' })
  programId!: string;
}

@ArgsType()
export class EligibleStatementsArgs extends PageArgs {
  @Field(() => FeedSizeEnum, { defaultValue: 'SMALL', description: 'How much to be shown; larger feeds are earned.' })
  feedSize!: FeedSize;

  @Field(() => String, { nullable: true, description: 'A BCP 47 tag: "en" finds "en-GB" too. All languages when left out.' })
  language?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Statements for test notes: all there are, but those with a test note of this program.' })
  testMode!: boolean;
}

@ArgsType()
export class MyProgramNotesArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Test notes instead of notes.' })
  testMode!: boolean;

  @Field(() => ID, { nullable: true, description: 'Which program; with the key of a program it is that one.' })
  programId?: string | null;
}

@ArgsType()
export class EvaluateNoteArgs {
  @Field(() => ID, { description: 'What the note is about.' })
  statementId!: string;

  @Field(() => String, { description: `The text to judge, at most ${MAX_WRITTEN_LENGTH} characters.` })
  text!: string;
}

@InputType('SubmitProgramNoteInput', { description: 'A note of a program.' })
export class SubmitProgramNoteInput {
  @Field(() => Boolean, { defaultValue: true, description: 'true: a test note, evaluated at once and shown to nobody. false: a note that people rate; for admitted programs.' })
  testMode!: boolean;

  @Field(() => ID, { description: 'A statement of eligibleStatements.' })
  statementId!: string;

  @Field(() => NoteClassificationEnum, { description: 'What it says of the statement.' })
  classification!: NoteClassification;

  @Field(() => [NoteTagEnum], { description: 'Why: tags of that classification. At least one when it is misleading.' })
  tags!: NoteTag[];

  @Field(() => String, { description: '1 to 280 characters, each URL counting 1, with at least one source URL.' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether most people would consider the sources trustworthy.' })
  trustworthySources!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is about the picture or video itself, wherever that is posted; for the best programs.' })
  isMediaNote!: boolean;
}

@ObjectType('SubmitProgramNotePayload', { description: 'The note that was written.' })
export class SubmitProgramNotePayload {
  @Field(() => ProgramNoteType, { description: 'The note; a test note with what was found of it.' })
  programNote!: ProgramNoteType;
}

@InputType('DeleteProgramNoteInput', { description: 'Which note of the program to delete.' })
export class DeleteProgramNoteInput {
  @Field(() => ID, { description: 'The id of a note or test note.' })
  id!: string;
}

@ObjectType('DeleteProgramNotePayload', { description: 'The note that was deleted. It still counts for limits and admission.' })
export class DeleteProgramNotePayload {
  @Field(() => ProgramNoteType, { description: 'The note, without its text.' })
  programNote!: ProgramNoteType;
}
