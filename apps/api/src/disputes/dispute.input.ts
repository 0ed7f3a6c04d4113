import type { Finding } from '@bridgenotes/disputes';
import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { PageArgs } from '../graphql/connection';
import { NoteType } from '../notes/note.type';
import { StatementType } from '../statements/statement.type';
import { DisputeType, FindingEnum } from './dispute.type';

@ArgsType()
export class DisputesArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only those of this note.' })
  noteId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that go on (true), or that ended (false).' })
  open?: boolean | null;
}

@InputType('VouchForAuthorInput', { description: 'Who wrote what stands at a URL.' })
export class VouchForAuthorInput {
  @Field(() => String, { description: 'Where the statement stands; it is added when it is not here yet.' })
  url!: string;

  @Field(() => String, { description: 'The identity provider of the author’s login: the claim iss of their tokens.' })
  issuer!: string;

  @Field(() => String, { description: 'The login there: the claim sub.' })
  subject!: string;
}

@ObjectType('VouchForAuthorPayload', { description: 'The statement whose author is known now.' })
export class VouchForAuthorPayload {
  @Field(() => StatementType, { description: 'The statement.' })
  statement!: StatementType;
}

@InputType('AskForReviewInput', { description: 'Which note raters should look at again.' })
export class AskForReviewInput {
  @Field(() => ID, { description: 'A note that is shown on a statement of yours.' })
  noteId!: string;
}

@ObjectType('AskForReviewPayload', { description: 'The note that is listed for raters again.' })
export class AskForReviewPayload {
  @Field(() => NoteType, { description: 'The note.' })
  note!: NoteType;
}

@InputType('DisputeNoteInput', { description: 'What is wrong with a note.' })
export class DisputeNoteInput {
  @Field(() => ID, { description: 'A note that is shown.' })
  noteId!: string;

  @Field(() => String, { description: 'The words that are wrong, exactly as the note has them.' })
  quote!: string;

  @Field(() => String, { description: 'What is wrong with them.' })
  claim!: string;

  @Field(() => [String], { description: 'What shows it: at least one URL.' })
  evidenceUrls!: string[];
}

@InputType('AnswerDisputeInput', { description: 'What the author of a disputed note says to the claims.' })
export class AnswerDisputeInput {
  @Field(() => ID, { description: 'A dispute of a note of yours.' })
  disputeId!: string;

  @Field(() => String, { description: 'The answer; it can be given once.' })
  text!: string;
}

@InputType('AnswerJuryCallInput', { description: 'Whether you take the seat that you were drawn for.' })
export class AnswerJuryCallInput {
  @Field(() => ID, { description: 'The dispute.' })
  disputeId!: string;

  @Field(() => Boolean, { description: 'False declines, and calls the next of the draw.' })
  accept!: boolean;
}

@InputType('GiveFindingInput', { description: 'How a juror finds.' })
export class GiveFindingInput {
  @Field(() => ID, { description: 'A dispute in whose jury you accepted a seat.' })
  disputeId!: string;

  @Field(() => FindingEnum, { description: 'What you find. It cannot be changed.' })
  finding!: Finding;

  @Field(() => String, { description: 'Why; published without your name if the jury finds so, too.' })
  reason!: string;
}

@ObjectType('DisputePayload', { description: 'A dispute as it is now.' })
export class DisputePayload {
  @Field(() => DisputeType, { description: 'The dispute.' })
  dispute!: DisputeType;
}
