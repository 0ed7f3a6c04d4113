import { ADMISSION_CHECKS, FEED_SIZES, isAdmissible, LIMIT_REASONS, type Admission, type AdmissionCheckName, type FeedSize, type LimitReason, type Program, type ProgramCard, type ProgramDraw } from '@bridgenotes/ai-writers';
import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { enumOf } from '../graphql/enums';
import { toGlobalId } from '../graphql/global-id';
import { NodeType } from '../graphql/node';

export const FeedSizeEnum = enumOf(FEED_SIZES);
registerEnumType(FeedSizeEnum, {
  name: 'FeedSize',
  description: 'How much of what wants a note a program is shown.',
  valuesMap: {
    SMALL: { description: 'What is most pressing; for every admitted program.' },
    LARGE: { description: 'More; for programs with many notes of which enough are helpful and few are not.' },
    XL: { description: 'Still more, for the same programs.' },
    XXL: { description: 'Everything, for the best programs.' },
  },
});

export const AdmissionCheckEnum = enumOf(ADMISSION_CHECKS);
registerEnumType(AdmissionCheckEnum, {
  name: 'AdmissionCheckName',
  description: 'What the last test notes of a program have to reach.',
  valuesMap: {
    TEST_NOTES: { description: 'How many there have to be.' },
    CLAIM_OPINION_HIGH: { description: 'The least share that states what can be checked.' },
    CLAIM_OPINION_LOW: { description: 'The largest share that may be opinion.' },
    URL_VALIDITY_HIGH: { description: 'The least share with sound links.' },
    HARASSMENT_ABUSE_HIGH: { description: 'The least share free of abuse.' },
  },
});

export const LimitReasonEnum = enumOf(LIMIT_REASONS);
registerEnumType(LimitReasonEnum, {
  name: 'ProgramLimitReason',
  description: 'Which line of the rule sets how many notes a program may write.',
  valuesMap: {
    NOT_HELPFUL_OF_LAST_10: { description: 'Most of its last 10 notes are not helpful.' },
    NOT_HELPFUL_OF_LAST_5: { description: 'Several of its last 5 notes are not helpful.' },
    FIRST_NOTES: { description: 'It is new.' },
    HIT_RATE: { description: 'Helpful notes less not helpful ones, as a share of all.' },
    DAILY_AVERAGE: { description: 'A multiple of what it wrote a day in the last 30 days.' },
    MINIMUM: { description: 'The least that every established program may write.' },
  },
});

@ObjectType('ProgramCard', { description: 'What everybody may know of a program that writes notes, in the words of the person who runs it.' })
export class ProgramCardType {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Who runs it.' })
  operator!: string;

  @Field(() => String, { description: 'The model it writes with.' })
  model!: string;

  @Field(() => String, { description: 'Where its sources come from, and how it works.' })
  method!: string;

  @Field(() => String, { description: 'Where to reach who runs it.' })
  contactUrl!: string;

  @Field(() => Int, { description: 'Which version of the card this is: a note keeps the one of its time.' })
  version!: number;

  @Field(() => Date, { description: 'Since when the card says so.' })
  createdAt!: Date;

  static of({ name, operator, model, method, contactUrl, version, createdAt }: ProgramCard): ProgramCardType {
    return Object.assign(new ProgramCardType(), { name, operator, model, method, contactUrl, version, createdAt });
  }
}

@ObjectType('AdmissionCheck', { description: 'One measure of the last test notes, beside what it has to be.' })
export class AdmissionCheckType {
  @Field(() => AdmissionCheckEnum, { description: 'What is measured.' })
  check!: AdmissionCheckName;

  @Field(() => Float, { description: 'What it is; shares are from 0 to 1.' })
  value!: number;

  @Field(() => Float, { description: 'What it has to be.' })
  needed!: number;

  @Field(() => Boolean, { description: 'Whether it is.' })
  holds!: boolean;
}

@ObjectType('ProgramAdmission', { description: 'How far a program is on its way to writing.' })
export class AdmissionType {
  @Field(() => Boolean, { description: 'Whether its test notes are good enough to take part in the next draw.' })
  passes!: boolean;

  @Field(() => [AdmissionCheckType], { description: 'What that is made of.' })
  checks!: AdmissionCheckType[];

  @Field(() => Date, { nullable: true, description: 'Since when test notes count: the day it was expelled; null when all do.' })
  countsSince!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it may be drawn again at the earliest; null when nothing stands in the way.' })
  opensAt!: Date | null;

  static of({ checks, countsSince, opensAt }: Admission): AdmissionType {
    return Object.assign(new AdmissionType(), { passes: isAdmissible(checks), checks: [...checks], countsSince, opensAt });
  }
}

@ObjectType('ProgramLimit', { description: 'How many notes a program may write, and what is open to it.' })
export class ProgramLimitType {
  @Field(() => Int, { description: 'Notes within any 24 hours.' })
  limit!: number;

  @Field(() => LimitReasonEnum, { description: 'Which line of the rule says so.' })
  reason!: LimitReason;

  @Field(() => Int, { description: 'Notes of the last 24 hours, deleted ones too.' })
  used!: number;

  @Field(() => Date, { nullable: true, description: 'When the next note fits; null when it does now.' })
  resetsAt!: Date | null;

  @Field(() => FeedSizeEnum, { description: 'The largest feed that is open to it.' })
  largestFeed!: FeedSize;

  @Field(() => Float, { description: 'Helpful notes less not helpful ones, as a share: of the last 100 notes or of the last 14 days, whichever is better.' })
  hitRate!: number;
}

@ObjectType('Program', { implements: () => NodeType, description: 'A program that writes notes. It never rates, requests, disputes or decides.' })
export class ProgramType extends NodeType {
  @Field(() => String, { description: 'Its name, by which its notes are known.' })
  name!: string;

  @Field(() => Date, { description: 'When it was registered.' })
  registeredAt!: Date;

  /** Not a field: for field resolvers. */
  row!: Program;

  static of(row: Program): ProgramType {
    return Object.assign(new ProgramType(), { id: toGlobalId('Program', row.id), name: row.name, registeredAt: row.registeredAt, row });
  }
}

export const ProgramConnection = connectionOf(() => ProgramType, 'Program');

@ObjectType('ProgramDraw', { description: 'One random draw of programs to admit, with all that it takes to repeat it: candidates in the order of SHA-256 of the seed, a newline and the id, the first of them admitted.' })
export class ProgramDrawType {
  @Field(() => String, { description: 'Which period it is of, counted from 1970.' })
  period!: string;

  @Field(() => String, { description: 'The seed: the period, and the digest of the last entry of the public log before the draw.' })
  seed!: string;

  @Field(() => Int, { description: 'How many could be admitted.' })
  slots!: number;

  @Field(() => [String], { description: 'The participantIds of the programs that took part.' })
  candidates!: string[];

  @Field(() => [String], { description: 'Those that were admitted.' })
  admitted!: string[];

  @Field(() => Date, { description: 'When.' })
  drawnAt!: Date;

  static of({ period, seed, slots, candidates, admitted, drawnAt }: ProgramDraw): ProgramDrawType {
    return Object.assign(new ProgramDrawType(), { period, seed, slots, candidates, admitted, drawnAt });
  }
}

export const ProgramDrawConnection = connectionOf(() => ProgramDrawType, 'ProgramDraw');
