import { type VERDICTS, type BucketCounts, type Evaluation, type ProgramNote, type TestNote, type Verdict } from '@bridgenotes/ai-writers';
import type { Note, NoteTag } from '@bridgenotes/notes';
import { AppError } from '@bridgenotes/platform';
import type { NoteClassification } from '@bridgenotes/scoring';
import type { Statement } from '@bridgenotes/statements';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { readGlobalId, toGlobalId } from '../graphql/global-id';
import { NoteClassificationEnum, NoteTagEnum } from '../notes/note.type';
import { LevelCountsType } from '../scoring-runs/note-score.type';
import { StatementType } from '../statements/statement.type';

export const VerdictEnum = { HIGH: 'high', MEDIUM: 'medium', LOW: 'low' } as const satisfies Record<string, (typeof VERDICTS)[number]>;
registerEnumType(VerdictEnum, {
  name: 'Verdict',
  description: 'What the evaluator finds of a note; high is good.',
  valuesMap: { HIGH: { description: 'As it should be.' }, MEDIUM: { description: 'Between.' }, LOW: { description: 'Not as it should be.' } },
});

@ObjectType('UrlFinding', { description: 'What became of one link of a note.' })
export class UrlFindingType {
  @Field(() => String, { description: 'The link.' })
  url!: string;

  @Field(() => Boolean, { description: 'Whether it is sound.' })
  reachable!: boolean;

  @Field(() => Int, { nullable: true, description: 'What its server answered; null where there was no answer, or nobody asked.' })
  httpStatus!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it is not sound; null where it is.' })
  reason!: string | null;
}

@ObjectType('NoteEvaluation', { description: 'What the evaluator finds of a note of a program.' })
export class EvaluationType {
  @Field(() => VerdictEnum, { description: 'Links: high when all of them are sound, otherwise low.' })
  urlValidity!: Verdict;

  @Field(() => VerdictEnum, { description: 'Tone: high when it is free of abuse.' })
  harassmentAbuse!: Verdict;

  @Field(() => VerdictEnum, { description: 'Words: high when it states what can be checked, low when it is mostly opinion.' })
  claimOpinion!: Verdict;

  @Field(() => [UrlFindingType], { description: 'Its links, each.' })
  urls!: UrlFindingType[];

  @Field(() => [String], { description: 'What the verdicts on words and tone rest on, for people.' })
  reasons!: string[];

  static of({ urlValidity, harassmentAbuse, claimOpinion, details }: Evaluation): EvaluationType {
    return Object.assign(new EvaluationType(), { urlValidity, harassmentAbuse, claimOpinion, urls: [...details.urls], reasons: [...details.reasons] });
  }
}

@ObjectType('ScoringStatus', { description: 'How the latest 500 ratings of a note spread over the axis of viewpoints, by the factor of their raters. Raters whom the model cannot place are left out. Never who.' })
export class ScoringStatusType {
  @Field(() => LevelCountsType, { description: 'By people with a factor below −0.15.' })
  negative!: BucketCounts;

  @Field(() => LevelCountsType, { description: 'By people between.' })
  middle!: BucketCounts;

  @Field(() => LevelCountsType, { description: 'By people with a factor above 0.15.' })
  positive!: BucketCounts;
}

@ObjectType('ProgramNote', { description: 'A note that a program wrote: for everybody, or to show what it can do.' })
export class ProgramNoteType {
  @Field(() => ID, { description: 'Pass it to deleteProgramNote. The id of the note itself, where it is one for everybody.' })
  id!: string;

  @Field(() => Boolean, { description: 'Whether it is a test note, which nobody is shown or rates.' })
  testMode!: boolean;

  @Field(() => NoteClassificationEnum, { description: 'What it says of the statement.' })
  classification!: NoteClassification;

  @Field(() => [NoteTagEnum], { description: 'Why.' })
  tags!: NoteTag[];

  @Field(() => String, { nullable: true, description: 'Its text; null once it is deleted.' })
  text!: string | null;

  @Field(() => Date, { description: 'When it was written.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was deleted; null when it stands.' })
  deletedAt!: Date | null;

  @Field(() => EvaluationType, { nullable: true, description: 'What the evaluator found of a test note; null for others, whose ratings tell.' })
  testResult!: EvaluationType | null;

  /** Not fields: for field resolvers. */
  noteId!: string | null;
  statementId!: string;
  programId!: string;

  static ofTest({ id, programId, statementId, classification, tags, text, createdAt, deletedAt, evaluation }: TestNote): ProgramNoteType {
    return Object.assign(new ProgramNoteType(), { id: toGlobalId('TestNote', id), testMode: true, classification, tags, text, createdAt, deletedAt, testResult: EvaluationType.of(evaluation), noteId: null, statementId, programId });
  }

  static ofNote({ id, statementId, classification, tags, text, createdAt, deletedAt }: Note, { programId }: Pick<ProgramNote, 'programId'>): ProgramNoteType {
    return Object.assign(new ProgramNoteType(), { id: toGlobalId('Note', id), testMode: false, classification, tags, text, createdAt, deletedAt, testResult: null, noteId: id, statementId, programId });
  }
}

export const ProgramNoteConnection = connectionOf(() => ProgramNoteType, 'ProgramNote');

/** Which of both a global id is of. @throws INVALID_ID */
export function readProgramNoteId(given: string): { readonly testMode: boolean; readonly id: string } {
  const { type, id } = readGlobalId(given);
  if (type !== 'Note' && type !== 'TestNote') throw new AppError('INVALID_ID', { given: given.slice(0, 60), expected: 'note or test note' });
  return { testMode: type === 'TestNote', id };
}

@ObjectType('EligibleStatement', { description: 'A statement that wants a note of this program.' })
export class EligibleStatementType {
  @Field(() => StatementType, { description: 'The statement.' })
  statement!: StatementType;

  /** Not a field: for field resolvers. */
  row!: Statement;

  static of(row: Statement): EligibleStatementType {
    return Object.assign(new EligibleStatementType(), { statement: StatementType.of(row), row });
  }
}

export const EligibleStatementConnection = connectionOf(() => EligibleStatementType, 'EligibleStatement');
