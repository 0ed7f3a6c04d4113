import type { UnfoundedReason } from '@bridgenotes/requests';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { NoteRequestType, UnfoundedReasonEnum } from './request.type';

@InputType('RequestNoteInput', { description: 'What needs a note: give either a statementId or a statementUrl.' })
export class RequestNoteInput {
  @Field(() => ID, { nullable: true, description: 'The statement.' })
  statementId?: string | null;

  @Field(() => String, { nullable: true, description: 'The URL of the statement; it is added when it is not here yet.' })
  statementUrl?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'URLs of sources that a note could cite; how many is the community’s choice (3, unless it set another number).' })
  sources!: string[];

  @Field(() => String, { nullable: true, description: 'Why a note is needed. Writers read it, and do not learn who wrote it.' })
  reason?: string | null;
}

@ObjectType('RequestNotePayload', { description: 'The request that was made.' })
export class RequestNotePayload {
  @Field(() => NoteRequestType, { description: 'The request.' })
  request!: NoteRequestType;
}

@InputType('WithdrawRequestInput', { description: 'Which request to take back.' })
export class WithdrawRequestInput {
  @Field(() => ID, { description: 'A request of yours.' })
  requestId!: string;
}

@ObjectType('WithdrawRequestPayload', { description: 'The request that was taken back.' })
export class WithdrawRequestPayload {
  @Field(() => NoteRequestType, { description: 'The request.' })
  request!: NoteRequestType;
}

@InputType('MarkRequestUnfoundedInput', { description: 'Which request is unfounded, and why.' })
export class MarkRequestUnfoundedInput {
  @Field(() => ID, { description: 'A request of somebody else.' })
  requestId!: string;

  @Field(() => UnfoundedReasonEnum, { description: 'Why its statement needs no note.' })
  reason!: UnfoundedReason;
}

@ObjectType('MarkRequestUnfoundedPayload', { description: 'The request that was marked.' })
export class MarkRequestUnfoundedPayload {
  @Field(() => NoteRequestType, { description: 'The request; UNFOUNDED once enough writers said so.' })
  request!: NoteRequestType;
}
