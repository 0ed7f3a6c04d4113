import type { NoteSubjectKind } from '@bridgenotes/media';
import type { NoteTag } from '@bridgenotes/notes';
import type { NoteClassification } from '@bridgenotes/scoring';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { NoteSubjectKindEnum } from '../media/media.type';
import { NoteClassificationEnum, NoteTagEnum, NoteType } from './note.type';

@InputType('WriteNoteInput', { description: 'A note, and what it is about: give either a statementId or a statementUrl.' })
export class WriteNoteInput {
  @Field(() => ID, { nullable: true, description: 'The statement.' })
  statementId?: string | null;

  @Field(() => String, { nullable: true, description: 'The URL of the statement; it is added when it is not here yet.' })
  statementUrl?: string | null;

  @Field(() => NoteClassificationEnum, { description: 'What you say of the statement.' })
  classification!: NoteClassification;

  @Field(() => [NoteTagEnum], { description: 'Why: tags of that classification. At least one when it is misleading.' })
  tags!: NoteTag[];

  @Field(() => String, { description: '1 to 280 characters, each URL counting 1. A misleading statement needs at least one source URL (beginning with http://, https:// or www.).' })
  text!: string;

  @Field(() => Boolean, { description: 'Did you link to sources you believe most people would consider trustworthy?' })
  trustworthySources!: boolean;

  @Field(() => NoteSubjectKindEnum, { nullable: true, description: 'What it is about; this statement alone when left out. MEDIA and LINK have to be earned, and need a statement with exactly one picture, video or link.' })
  subject?: NoteSubjectKind | null;

  @Field(() => Boolean, { defaultValue: false, description: 'The same as the subject MEDIA, as it is called in the public table.' })
  isMediaNote!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether raters may suggest changes and you may give it new versions.' })
  isCollaborativeNote!: boolean;
}

@ObjectType('WriteNotePayload', { description: 'The note that was written.' })
export class WriteNotePayload {
  @Field(() => NoteType, { description: 'The note.' })
  note!: NoteType;
}

@InputType('DeleteNoteInput', { description: 'Which note to delete.' })
export class DeleteNoteInput {
  @Field(() => ID, { description: 'A note of yours.' })
  noteId!: string;
}

@ObjectType('DeleteNotePayload', { description: 'The note that was deleted.' })
export class DeleteNotePayload {
  @Field(() => NoteType, { description: 'The note, without its text.' })
  note!: NoteType;
}
