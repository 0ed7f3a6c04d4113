import { PERIODS, type CommunityFigures } from '@bridgenotes/transparency';
import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export const PeriodEnum = Object.fromEntries(PERIODS.map((period) => [period.toUpperCase(), period]));
registerEnumType(PeriodEnum, {
  name: 'FiguresPeriod',
  description: 'How long the periods are that figures are told for.',
  valuesMap: { DAY: { description: 'Days, UTC.' }, WEEK: { description: 'Weeks that begin on Monday, UTC.' } },
});

@ObjectType('CommunityFigures', { description: 'What happened in the community within a day or a week. Those of the last two weeks are counted again every few minutes.' })
export class CommunityFiguresType {
  @Field(() => String, { description: 'Its first day, as YYYY-MM-DD.' })
  startsOn!: string;

  @Field(() => Int, { description: 'Notes written, without those that were deleted.' })
  notes!: number;

  @Field(() => Int, { description: 'People who wrote them.' })
  writers!: number;

  @Field(() => Int, { description: 'Ratings made or changed, without those that were withdrawn.' })
  ratings!: number;

  @Field(() => Int, { description: 'People who made them.' })
  raters!: number;

  @Field(() => Int, { description: 'People who came and take part, or did.' })
  joined!: number;

  @Field(() => Int, { description: 'Requests for a note.' })
  requests!: number;

  @Field(() => Int, { description: 'Disputes opened.' })
  disputes!: number;

  @Field(() => Int, { description: 'Disputes that ended with the note upheld.' })
  upheld!: number;

  @Field(() => Int, { description: 'Disputes that ended with an amended note asked for.' })
  amended!: number;

  @Field(() => Int, { description: 'Disputes that ended with the note retracted.' })
  retracted!: number;

  @Field(() => Int, { description: 'People removed from the community.' })
  removals!: number;

  @Field(() => Int, { description: 'Of the notes written then, those that are rated helpful.' })
  helpful!: number;

  @Field(() => Int, { description: 'Of the notes written then, those that are rated not helpful.' })
  notHelpful!: number;

  @Field(() => Int, { description: 'Of the notes written then, those that need more ratings.' })
  needsMoreRatings!: number;

  @Field(() => Float, { nullable: true, description: 'Of the notes written then that ever got a status, half got it within so many hours; null where none did.' })
  medianHoursToStatus!: number | null;

  @Field(() => Int, { description: 'Scoring runs published.' })
  runs!: number;

  @Field(() => Int, { description: 'Scoring runs that a guard held back.' })
  runsRefused!: number;

  @Field(() => Int, { description: 'Scoring runs that broke off.' })
  runsFailed!: number;

  @Field(() => Float, { nullable: true, description: 'How many seconds a published run took on average; null without one.' })
  meanRunSeconds!: number | null;

  static of(row: CommunityFigures): CommunityFiguresType {
    const { period: _period, countedAt: _countedAt, ...figures } = row;
    return Object.assign(new CommunityFiguresType(), { ...figures, needsMoreRatings: row.notes - row.helpful - row.notHelpful });
  }
}

@ObjectType('CommunityTotals', { description: 'The whole community, from its first note on.' })
export class CommunityTotalsType {
  @Field(() => Int, { description: 'Notes, without those that were deleted.' })
  notes!: number;

  @Field(() => Int, { description: 'Ratings, without those that were withdrawn.' })
  ratings!: number;

  @Field(() => Int, { description: 'People who take part, or did.' })
  joined!: number;

  @Field(() => Int, { description: 'Requests for a note.' })
  requests!: number;

  @Field(() => Int, { description: 'Disputes.' })
  disputes!: number;

  @Field(() => Int, { description: 'Removals of people.' })
  removals!: number;
}

@ObjectType('Transparency', { description: 'How the community fares, in numbers. Nobody is told apart by them.' })
export class TransparencyType {
  @Field(() => Date, { nullable: true, description: 'When they were last counted; null for never.' })
  countedAt!: Date | null;

  @Field(() => CommunityTotalsType, { description: 'From the first note on. Notes by status are in publishedRun { counts }.' })
  totals!: CommunityTotalsType;
}
