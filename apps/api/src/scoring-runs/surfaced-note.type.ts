import type { SpreadingSubject } from '@bridgenotes/media';
import type { NoteStatus, RatingTag } from '@bridgenotes/scoring';
import type { NoteScore, StatusChange } from '@bridgenotes/scoring-runs';
import { Field, Float, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { toGlobalId } from '../graphql/global-id';
import { NodeType } from '../graphql/node';
import { SpreadingSubjectEnum } from '../media/media.type';
import { RatingTagEnum } from '../ratings/rating.type';
import { StatementType } from '../statements/statement.type';
import { NoteStatusEnum } from './note-score.type';
import type { Surfaced } from './score.loader';

@ObjectType('NoteDecision', { description: 'What was decided of a note, by which rule of which run, and why.' })
export class NoteDecisionType {
  @Field(() => NoteStatusEnum, { description: 'Its status.' })
  status!: NoteStatus;

  @Field(() => String, { description: 'The rule that decided it, with its version.' })
  decidedBy!: string;

  @Field(() => [String], { description: 'All rules that set a status on the way, in order.' })
  rules!: string[];

  @Field(() => Date, { description: 'Since when it has this status by this rule.' })
  decidedAt!: Date;

  @Field(() => [RatingTagEnum], { description: 'The two reasons that raters gave most; none without a status.' })
  explanationTags!: RatingTag[];

  @Field(() => Boolean, { description: 'Whether it was decided between runs; the next run confirms it or not.' })
  live!: boolean;

  /** Not fields: for field resolvers. */
  runId!: string;
  noteId!: string;

  static of({ noteId, status, decidedBy, rules, decidedAt, firstTag, secondTag, statusRunId, liveAt }: NoteScore): NoteDecisionType {
    return Object.assign(new NoteDecisionType(), { noteId, status, decidedBy, rules, decidedAt, explanationTags: [firstTag, secondTag].filter((tag) => tag !== null), runId: statusRunId, live: liveAt !== null });
  }
}

@ObjectType('SurfacedNote', { description: 'A note that is shown beside its statement.' })
export class SurfacedNoteType {
  @Field(() => NoteDecisionType, { description: 'Why it is shown.' })
  decision!: NoteDecisionType;

  @Field(() => Float, { nullable: true, description: 'How helpful people find it beyond what their viewpoints explain. Null where its status was settled without a score.' })
  score!: number | null;

  @Field(() => SpreadingSubjectEnum, { nullable: true, description: 'What it has in common with the statement it was written on; null when that is this one.' })
  matchedBy!: SpreadingSubject | null;

  /** Not a field: for the field resolver of the note. */
  noteId!: string;

  static of({ score, matchedBy }: Surfaced): SurfacedNoteType {
    return Object.assign(new SurfacedNoteType(), { decision: NoteDecisionType.of(score), score: score.intercept, matchedBy, noteId: score.noteId });
  }
}

@ObjectType('SurfacedNotes', { description: 'What is shown at one URL.' })
export class SurfacedNotesType {
  @Field(() => String, { description: 'The URL as it was asked for.' })
  url!: string;

  @Field(() => String, { nullable: true, description: 'The one name of that URL; null when it is not a URL that a statement can have.' })
  canonicalUrl!: string | null;

  @Field(() => StatementType, { nullable: true, description: 'The statement; null when nobody wrote about it.' })
  statement!: StatementType | null;

  @Field(() => [SurfacedNoteType], { description: 'The notes to show, strongest first: by score; mostly none.' })
  notes!: SurfacedNoteType[];
}

@ObjectType('NoteStatusChange', { implements: () => NodeType, description: 'A published change of the status of a note.' })
export class StatusChangeType extends NodeType {
  @Field(() => NoteStatusEnum, { nullable: true, description: 'The status before; null for the first.' })
  fromStatus!: NoteStatus | null;

  @Field(() => NoteStatusEnum, { description: 'The status from then on.' })
  toStatus!: NoteStatus;

  @Field(() => String, { description: 'The rule that decided what is published, with its version.' })
  decidedBy!: string;

  @Field(() => String, { nullable: true, description: 'The last rule of the model that set its status; null when the model had no say.' })
  rule!: string | null;

  @Field(() => Date, { description: 'When, as of the time the run stands for.' })
  changedAt!: Date;

  @Field(() => Boolean, { description: 'Whether it was decided between runs, going on from the run named here. A run that disagrees tells another change.' })
  live!: boolean;

  /** Not a field: for field resolvers. */
  row!: StatusChange;

  static of(row: StatusChange): StatusChangeType {
    const { fromStatus, toStatus, decidedBy, rule, changedAt, live } = row;
    return Object.assign(new StatusChangeType(), { id: toGlobalId('NoteStatusChange', row.id), fromStatus, toStatus, decidedBy, rule, changedAt, live, row });
  }
}

export const StatusChangeConnection = connectionOf(() => StatusChangeType, 'NoteStatusChange');
