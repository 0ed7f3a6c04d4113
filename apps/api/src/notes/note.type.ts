import { NOTE_TAGS, urlsIn, type Note, type NoteTag } from '@bridgenotes/notes';
import { NOTE_CLASSIFICATIONS, type NoteClassification } from '@bridgenotes/scoring';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { enumOf } from '../graphql/enums';
import { toGlobalId } from '../graphql/global-id';
import { NodeType } from '../graphql/node';

export const NoteClassificationEnum = enumOf(NOTE_CLASSIFICATIONS);
registerEnumType(NoteClassificationEnum, {
  name: 'NoteClassification',
  description: 'What a note says of its statement, given the evidence of its time.',
  valuesMap: {
    MISINFORMED_OR_POTENTIALLY_MISLEADING: { description: 'The statement is wrong, or may mislead. Only such notes are ever shown beside a statement.' },
    NOT_MISLEADING: { description: 'The statement is not misleading, and needs no note; shown to raters only.' },
  },
});

export const NoteTagEnum = enumOf(NOTE_TAGS);
registerEnumType(NoteTagEnum, {
  name: 'NoteTag',
  description: 'Why a statement is misleading, or why it is not; spelled as in the public notes table.',
  valuesMap: {
    misleadingOther: { description: 'Misleading for another reason.' },
    misleadingFactualError: { description: 'It contains a factual error.' },
    misleadingManipulatedMedia: { description: 'It contains a digitally altered photo or video.' },
    misleadingOutdatedInformation: { description: 'It contains outdated information that may be misleading.' },
    misleadingMissingImportantContext: { description: 'It is a misrepresentation or missing important context.' },
    misleadingUnverifiedClaimAsFact: { description: 'It presents an unverified claim as a fact.' },
    misleadingSatire: { description: 'It is a joke or satire that might be misinterpreted as a fact.' },
    notMisleadingOther: { description: 'Not misleading for another reason.' },
    notMisleadingFactuallyCorrect: { description: 'It expresses a factually correct claim.' },
    notMisleadingOutdatedButNotWhenWritten: { description: 'It was correct when written, but is out of date now.' },
    notMisleadingClearlySatire: { description: 'It is clearly satirical or joking.' },
    notMisleadingPersonalOpinion: { description: 'It expresses a personal opinion.' },
  },
});

@ObjectType('Note', { implements: () => NodeType, description: 'What a contributor says of a statement. It changes only by new versions, where its author opened it for working together; a deleted note keeps its history and loses its text.' })
export class NoteType extends NodeType {
  @Field(() => NoteClassificationEnum, { description: 'What the note says of the statement.' })
  classification!: NoteClassification;

  @Field(() => [NoteTagEnum], { description: 'Why.' })
  tags!: NoteTag[];

  @Field(() => String, { nullable: true, description: 'The text; null once the note is deleted, and for imported notes whose text is not public.' })
  text!: string | null;

  @Field(() => [String], { description: 'The URLs in the text, in their order: the sources.' })
  sources!: string[];

  @Field(() => Boolean, { description: 'Whether the author linked to sources that most people would consider trustworthy, in the author\'s own opinion.' })
  trustworthySources!: boolean;

  @Field(() => Boolean, { description: 'Whether it is about the picture or video itself, wherever that is posted.' })
  isMediaNote!: boolean;

  @Field(() => Boolean, { description: 'Whether it is written together: raters suggest changes, and it may have new versions.' })
  isCollaborativeNote!: boolean;

  @Field(() => Date, { description: 'When it was written.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When its author deleted it; null when it stands.' })
  deletedAt!: Date | null;

  /** Not a field: for field resolvers of other features. */
  row!: Note;

  static of(row: Note): NoteType {
    const { classification, tags, text, trustworthySources, isMediaNote, isCollaborativeNote, createdAt, deletedAt } = row;
    const sources = urlsIn(text ?? '').map((url) => url.href);
    return Object.assign(new NoteType(), { id: toGlobalId('Note', row.id), classification, tags, text, sources, trustworthySources, isMediaNote, isCollaborativeNote, createdAt, deletedAt, row });
  }
}

export const NoteConnection = connectionOf(() => NoteType, 'Note');
