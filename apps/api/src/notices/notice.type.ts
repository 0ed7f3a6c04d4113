import { NOTICE_KINDS, type Notice, type NoticeKind } from '@bridgenotes/notices';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { enumOf } from '../graphql/enums';
import { toGlobalId } from '../graphql/global-id';
import { NodeType } from '../graphql/node';

export const NoticeKindEnum = enumOf(NOTICE_KINDS);
registerEnumType(NoticeKindEnum, {
  name: 'NoticeKind',
  description: 'What a notice tells of.',
  valuesMap: {
    NOTE_SHOWN_ON_YOUR_STATEMENT: { description: 'A note is shown on a statement of yours, and has been for some hours.' },
    NOTE_WITHDRAWN_FROM_YOUR_STATEMENT: { description: 'It is no longer shown.' },
    NOTE_SHOWN: { description: 'A note is shown on a statement that you follow, and has been for a day.' },
    NOTE_WITHDRAWN: { description: 'A note that you were told of is no longer shown.' },
    YOUR_NOTE_HELPFUL: { description: 'Your note became helpful, and stayed so for some hours.' },
    YOUR_NOTE_NOT_HELPFUL: { description: 'Your note became not helpful, and stayed so.' },
    YOUR_NOTE_LOST_STATUS: { description: 'Your note lost the status that you were told of.' },
    RATINGS_SUMMARY: { description: 'What became of the notes that you had rated.' },
    RATING_REQUESTED: { description: 'A note needs a rating that you can give.' },
    WRITING_UNLOCKED: { description: 'You can write notes.' },
    WRITING_AT_RISK: { description: 'One more note that is not helpful locks writing.' },
    WRITING_LOCKED: { description: 'You cannot write notes for now.' },
    ADMITTED: { description: 'You were admitted from the waiting list.' },
    CLAIM_LOST: { description: 'Another account verified what you had verified.' },
    REMOVED: { description: 'You were removed from the community.' },
    REMOVAL_UPHELD: { description: 'Your appeal against your removal was decided: it stands.' },
    REINSTATED: { description: 'Your removal was taken back.' },
    APPEAL_MADE: { description: 'An appeal waits for a moderator; told to moderators.' },
    APPEAL_DECIDED: { description: 'Your appeal against the lock on your writing was decided.' },
    NOTE_RELISTED: { description: 'Additional review was asked for your note.' },
    DISPUTE_OPENED: { description: 'Somebody disputes your note.' },
    DISPUTE_DECIDED: { description: 'A jury decided on your note, or on your dispute.' },
    JURY_DUTY: { description: 'You were drawn for a jury.' },
    REQUEST_MET: { description: 'A note that you had asked for was found helpful.' },
    REQUEST_UNFOUNDED: { description: 'A writer marked your request as unfounded.' },
    SUGGESTION_MADE: { description: 'There is a suggestion for your note.' },
    SUGGESTION_ANSWERED: { description: 'Your suggestion was taken up, or not.' },
    NOTE_REVISED: { description: 'A note that you rated has a new version, whose ratings begin anew.' },
    YOUR_NOTE_SPREADS: { description: 'Your note is also shown where the same picture, video or link was posted.' },
    PROGRAM_ADMITTED: { description: 'Your program may write notes.' },
    PROGRAM_REFUSED: { description: 'Your program may no longer write notes.' },
  },
});

@ObjectType('Notice', { implements: () => NodeType, description: 'Something that you were told, once. Nobody else can read it.' })
export class NoticeType extends NodeType {
  @Field(() => NoticeKindEnum, { description: 'What it tells of.' })
  kind!: NoticeKind;

  @Field(() => Date, { description: 'When it was told.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When you marked it as read; null while it is unread.' })
  readAt!: Date | null;

  /** Not a field: for field resolvers. */
  row!: Notice;

  static of(row: Notice): NoticeType {
    const { kind, createdAt, readAt } = row;
    return Object.assign(new NoticeType(), { id: toGlobalId('Notice', row.id), kind, createdAt, readAt, row });
  }
}

export const NoticeConnection = connectionOf(() => NoticeType, 'Notice');

@InputType('MarkNoticesReadInput', { description: 'Which notices you have read.' })
export class MarkNoticesReadInput {
  @Field(() => [ID], { nullable: true, description: 'Notices of yours, at most 100; all that are there now when left out.' })
  ids?: string[] | null;
}

@ObjectType('MarkNoticesReadPayload', { description: 'What is left.' })
export class MarkNoticesReadPayload {
  @Field(() => Int, { description: 'How many notices you have not read.' })
  unread!: number;
}

@InputType({ isAbstract: true })
abstract class WhichStatement {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;
}

@InputType('FollowStatementInput', { description: 'Which statement to follow.' })
export class FollowStatementInput extends WhichStatement {}

@InputType('UnfollowStatementInput', { description: 'Which statement to follow no more.' })
export class UnfollowStatementInput extends WhichStatement {}
