import { outcomeOf, REQUEST_OUTCOMES, REQUESTER_LEVELS, UNFOUNDED_REASONS, hitRate, type NoteRequest, type RequestedStatement, type RequesterLevel, type RequesterStanding, type RequestOutcome } from '@bridgenotes/requests';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { enumOf } from '../graphql/enums';
import { toGlobalId } from '../graphql/global-id';

export const RequestOutcomeEnum = enumOf(REQUEST_OUTCOMES);
registerEnumType(RequestOutcomeEnum, {
  name: 'NoteRequestOutcome',
  description: 'What became of a request for a note.',
  valuesMap: {
    OPEN: { description: 'Nobody wrote a note since.' },
    NOTED: { description: 'A note was written, and raters have not found it helpful so far.' },
    MET: { description: 'A note is rated helpful.' },
    NOTE_WITHDRAWN: { description: 'A note was rated helpful, and is no longer.' },
    UNFOUNDED: { description: 'Several writers found that the statement needs no note.' },
    WITHDRAWN: { description: 'Whoever asked took it back.' },
  },
});

export const UnfoundedReasonEnum = enumOf(UNFOUNDED_REASONS);
registerEnumType(UnfoundedReasonEnum, {
  name: 'UnfoundedReason',
  description: 'Why a writer finds a request for a note unfounded.',
  valuesMap: {
    NO_CLAIM: { description: 'The statement is an opinion, or has nothing that could be checked.' },
    ACCURATE: { description: 'The statement is right and leaves nothing important out.' },
    CLEARLY_A_JOKE: { description: 'Nobody would take the statement for serious.' },
    SOURCES_DO_NOT_MATCH: { description: 'The reason or the sources are about something else.' },
    SPAM_OR_ABUSE: { description: 'The request is spam, or attacks somebody.' },
  },
});

export const RequesterLevelEnum = enumOf(REQUESTER_LEVELS);
registerEnumType(RequesterLevelEnum, {
  name: 'RequesterLevel',
  description: 'How often the requests of a person led to helpful notes.',
  valuesMap: {
    NEW: { description: 'Too little is known yet.' },
    LOW: { description: 'Hardly ever, in many requests.' },
    MEDIUM: { description: 'Sometimes.' },
    HIGH: { description: 'Often.' },
  },
});

@ObjectType('NoteRequest', { description: 'A request for a note on a statement. Who asked is shown to nobody else.' })
export class NoteRequestType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => [String], { description: 'Sources that whoever asked suggests.' })
  sources!: string[];

  @Field(() => String, { nullable: true, description: 'Why a note is needed, in the words of whoever asked.' })
  reason!: string | null;

  @Field(() => Date, { description: 'When it was made.' })
  madeAt!: Date;

  @Field(() => RequestOutcomeEnum, { description: 'What became of it.' })
  outcome!: RequestOutcome;

  @Field(() => Date, { nullable: true, description: 'When a note on the statement was first rated helpful after the request.' })
  metAt!: Date | null;

  /** Not a field: for field resolvers. */
  row!: NoteRequest;

  static of(row: NoteRequest): NoteRequestType {
    const { sources, reason, madeAt, metAt } = row;
    return Object.assign(new NoteRequestType(), { id: toGlobalId('NoteRequest', row.id), sources, reason, madeAt, metAt, outcome: outcomeOf(row), row });
  }
}

export const NoteRequestConnection = connectionOf(() => NoteRequestType, 'NoteRequest');

@ObjectType('SuggestedSource', { description: 'A source that people gave when they asked for a note.' })
export class SuggestedSourceType {
  @Field(() => String, { description: 'Its URL.' })
  url!: string;

  @Field(() => Int, { description: 'How many people gave it.' })
  count!: number;
}

@ObjectType('RequestedStatement', { description: 'A statement that enough people asked a note for.' })
export class RequestedStatementType {
  @Field(() => Int, { description: 'How many people asked, whose requests are open.' })
  requestCount!: number;

  @Field(() => Date, { description: 'Since when writers see it.' })
  visibleSince!: Date;

  @Field(() => Date, { description: 'Until when at most.' })
  visibleUntil!: Date;

  /** Not a field: for field resolvers. */
  row!: RequestedStatement;

  static of(row: RequestedStatement, visibleUntil: Date): RequestedStatementType {
    return Object.assign(new RequestedStatementType(), { requestCount: row.requests, visibleSince: row.visibleSince!, visibleUntil, row });
  }
}

export const RequestedStatementConnection = connectionOf(() => RequestedStatementType, 'RequestedStatement');

@ObjectType('RequesterStanding', { description: 'How good somebody is at asking for notes, and what they may still ask today. Shown to themselves only.' })
export class RequesterStandingType {
  @Field(() => RequesterLevelEnum, { description: 'What follows from it.' })
  level!: RequesterLevel;

  @Field(() => Int, { description: 'Requests made before the statement had any note; only these tell.' })
  eligible!: number;

  @Field(() => Int, { description: 'Of those, on statements that have a helpful note now.' })
  hits!: number;

  @Field(() => Int, { description: 'Requests that writers found unfounded; each weighs as one more that led to nothing.' })
  unfounded!: number;

  @Field(() => Float, { description: 'The share of hits, from 0 to 1.' })
  hitRate!: number;

  @Field(() => Int, { description: 'Requests in 24 hours.' })
  perDay!: number;

  @Field(() => Int, { description: 'How many of them are left now.' })
  left!: number;

  @Field(() => Date, { nullable: true, description: 'When the next one may be made; null while some are left.' })
  resetsAt!: Date | null;

  static of({ level, eligible, hits, unfounded, allowance }: RequesterStanding): RequesterStandingType {
    const { limit: perDay, left, resetsAt } = allowance;
    return Object.assign(new RequesterStandingType(), { level, eligible, hits, unfounded, hitRate: hitRate({ eligible, hits, unfounded }), perDay, left, resetsAt });
  }
}
