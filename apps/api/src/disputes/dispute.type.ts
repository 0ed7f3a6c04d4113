import { SIDES, isWithheld, type Dispute, type DisputeClaim, type Finding, type FindingCounts, type Ground, type JurySeat, type NoteReview, type SeatState, type Side } from '@bridgenotes/disputes';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { toGlobalId } from '../graphql/global-id';
import { NodeType } from '../graphql/node';

export const FindingEnum = { UPHELD: 'upheld', AMENDED: 'amended', RETRACTED: 'retracted' } as const satisfies Record<string, Finding>;
registerEnumType(FindingEnum, {
  name: 'JuryFinding',
  description: 'What a jury finds of a disputed note.',
  valuesMap: {
    UPHELD: { description: 'It stands as it is.' },
    AMENDED: { description: 'It needs another text: it is not shown, and its author is asked for an amended note.' },
    RETRACTED: { description: 'It is not shown any more.' },
  },
});

export const GroundEnum = { MAJORITY: 'majority', NO_CONSENSUS: 'no-consensus', NO_QUORUM: 'no-quorum' } as const satisfies Record<string, Ground>;
registerEnumType(GroundEnum, {
  name: 'JuryGround',
  description: 'How a finding came about.',
  valuesMap: {
    MAJORITY: { description: 'Majorities of both sides of the viewpoint axis, and of all jurors, find so.' },
    NO_CONSENSUS: { description: 'The sides do not agree; the note is upheld by default.' },
    NO_QUORUM: { description: 'Half of a side or more gave no finding; the note is upheld by default.' },
  },
});

export const SideEnum = { NEGATIVE: 'negative', CENTRE: 'centre', POSITIVE: 'positive' } as const satisfies Record<string, Side>;
registerEnumType(SideEnum, {
  name: 'ViewpointSide',
  description: 'Where jurors stand on the viewpoint axis of the model.',
  valuesMap: { NEGATIVE: { description: 'Factors below the centre.' }, CENTRE: { description: 'Near 0.' }, POSITIVE: { description: 'Factors above the centre.' } },
});

export const SeatStateEnum = { CALLED: 'called', ACCEPTED: 'accepted', FOUND: 'found', DECLINED: 'declined', EXPIRED: 'expired', PASSED: 'passed' } as const satisfies Record<string, Exclude<SeatState, 'reserve'>>;
registerEnumType(SeatStateEnum, {
  name: 'JurySeatState',
  description: 'Where a juror stands.',
  valuesMap: {
    CALLED: { description: 'Was drawn, and has to accept or decline.' },
    ACCEPTED: { description: 'Has to give a finding.' },
    FOUND: { description: 'Has given a finding.' },
    DECLINED: { description: 'Declined; somebody else was called.' },
    EXPIRED: { description: 'Was silent too long; somebody else was called.' },
    PASSED: { description: 'The dispute ended before.' },
  },
});

export const DisputeStateEnum = { OPEN: 'open', SITTING: 'sitting', ENDED: 'ended' } as const;
export type DisputeState = (typeof DisputeStateEnum)[keyof typeof DisputeStateEnum];
registerEnumType(DisputeStateEnum, {
  name: 'DisputeState',
  description: 'How far a dispute is.',
  valuesMap: {
    OPEN: { description: 'A jury has yet to be drawn.' },
    SITTING: { description: 'A jury is drawn.' },
    ENDED: { description: 'It was decided, or its note was deleted.' },
  },
});

@ObjectType('DisputeClaim', { description: 'What somebody says against a note. Who it was is not told: it is the claim that is judged.' })
export class DisputeClaimType {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => String, { description: 'The disputed words of the note.' })
  quote!: string;

  @Field(() => Int, { description: 'Where they begin in the text of the note, in Unicode code points.' })
  quoteStart!: number;

  @Field(() => Int, { description: 'Where they end, exclusive.' })
  quoteEnd!: number;

  @Field(() => String, { description: 'What is wrong with them.' })
  claim!: string;

  @Field(() => [String], { description: 'What shows it.' })
  evidenceUrls!: string[];

  @Field(() => Date, { description: 'When it was made.' })
  madeAt!: Date;

  static of({ id, quote, quoteStart, quoteEnd, claim, evidenceUrls, madeAt }: DisputeClaim): DisputeClaimType {
    return Object.assign(new DisputeClaimType(), { id: toGlobalId('DisputeClaim', id), quote, quoteStart, quoteEnd, claim, evidenceUrls, madeAt });
  }
}

@ObjectType('SideFindings', { description: 'How the jurors of one side found.' })
export class SideFindingsType {
  @Field(() => SideEnum, { description: 'The side.' })
  side!: Side;

  @Field(() => Int, { description: 'For upholding the note.' })
  upheld!: number;

  @Field(() => Int, { description: 'For an amended note.' })
  amended!: number;

  @Field(() => Int, { description: 'For retracting it.' })
  retracted!: number;

  static of = (counts: FindingCounts): SideFindingsType[] => SIDES.map((side) => ({ side, ...counts[side] }));
}

@ObjectType('JurySeat', { description: 'Your seat in a jury. Others never learn how you found.' })
export class JurySeatType {
  @Field(() => SeatStateEnum, { description: 'Where you stand.' })
  state!: SeatState;

  @Field(() => Date, { description: 'When you were called.' })
  calledAt!: Date;

  @Field(() => Date, { nullable: true, description: 'By when to accept or decline, or to give a finding; null when nothing is left to do.' })
  dueAt!: Date | null;

  @Field(() => FindingEnum, { nullable: true, description: 'How you found.' })
  finding!: Finding | null;

  @Field(() => String, { nullable: true, description: 'The reason you gave; published without your name if the jury found so, too.' })
  reason!: string | null;

  /** Not a field: for the field resolver of the dispute. */
  disputeId!: string;

  static of({ state, calledAt, dueAt, finding, reason, disputeId }: JurySeat): JurySeatType {
    return Object.assign(new JurySeatType(), { state, calledAt, dueAt, finding, reason, disputeId });
  }
}

@ObjectType('NoteReview', { description: 'That the author of the statement asked raters to look at the note again.' })
export class NoteReviewType {
  @Field(() => Date, { description: 'When.' })
  askedAt!: Date;

  @Field(() => Date, { description: 'Until when the note is listed for raters again.' })
  endsAt!: Date;

  static of = ({ askedAt, endsAt }: NoteReview): NoteReviewType => ({ askedAt, endsAt });
}

@ObjectType('NoteFinding', { description: 'What a jury found of a note.' })
export class NoteFindingType {
  @Field(() => FindingEnum, { description: 'The finding.' })
  finding!: Finding;

  @Field(() => Boolean, { description: 'Whether the note is kept from readers for it. Its status stays what raters made it.' })
  withheld!: boolean;

  @Field(() => String, { description: 'Why, and how many jurors of each side found so.' })
  reason!: string;

  @Field(() => Date, { description: 'When.' })
  decidedAt!: Date;

  /** Not a field: for the field resolver of the dispute. */
  disputeId!: string;

  static of({ id, finding, reason, endedAt }: Dispute): NoteFindingType | null {
    return finding === null ? null : Object.assign(new NoteFindingType(), { finding, withheld: isWithheld(finding), reason, decidedAt: endedAt, disputeId: id });
  }
}

@ObjectType('Dispute', { implements: () => NodeType, description: 'Everything that is claimed against a note at one time, and what a jury finds of it.' })
export class DisputeType extends NodeType {
  @Field(() => DisputeStateEnum, { description: 'How far it is.' })
  state!: DisputeState;

  @Field(() => Date, { description: 'When it was opened.' })
  openedAt!: Date;

  @Field(() => Date, { description: 'When it ends at the latest; until then the note is listed for raters again.' })
  endsAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended; null while it goes on.' })
  endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What the author of the note says to the claims.' })
  authorAnswer!: string | null;

  @Field(() => Date, { nullable: true, description: 'When the author said so.' })
  answeredAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Seats of the jury; null before it was drawn.' })
  jurySize!: number | null;

  @Field(() => Date, { nullable: true, description: 'When the jury was drawn.' })
  drawnAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What it was drawn with: the digest of the public log’s entry that opened the dispute, a colon, and the id within its subject.' })
  seed!: string | null;

  @Field(() => FindingEnum, { nullable: true, description: 'What the jury found; null while it goes on, and when the note was deleted meanwhile.' })
  finding!: Finding | null;

  @Field(() => GroundEnum, { nullable: true, description: 'How that came about.' })
  ground!: Ground | null;

  @Field(() => [SideFindingsType], { nullable: true, description: 'How many of each side found what; never who, and nothing before the end.' })
  counts!: SideFindingsType[] | null;

  @Field(() => String, { nullable: true, description: 'The published reason.' })
  reason!: string | null;

  @Field(() => Date, { nullable: true, description: 'Until when the author of the note is asked for an amended one; null unless the jury asked for it.' })
  amendUntil!: Date | null;

  /** Not a field: for field resolvers. */
  row!: Dispute;

  static of(row: Dispute): DisputeType {
    const { openedAt, endsAt, endedAt, authorAnswer, answeredAt, drawnAt, seed, finding, ground, reason, amendUntil } = row;
    const jurySize = row.seats === null ? null : SIDES.reduce((size, side) => size + row.seats![side], 0);
    const state: DisputeState = endedAt !== null ? 'ended' : drawnAt !== null ? 'sitting' : 'open';
    const counts = row.counts === null ? null : SideFindingsType.of(row.counts);
    return Object.assign(new DisputeType(), { id: toGlobalId('Dispute', row.id), state, openedAt, endsAt, endedAt, authorAnswer, answeredAt, jurySize, drawnAt, seed, finding, ground, counts, reason, amendUntil, row });
  }
}

export const DisputeConnection = connectionOf(() => DisputeType, 'Dispute');
export const JurySeatConnection = connectionOf(() => JurySeatType, 'JurySeat');
