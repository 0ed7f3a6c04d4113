import type { Contributor } from '@bridgenotes/contributors';
import { ENROLLMENT_STATES, type EnrollmentState } from '@bridgenotes/scoring';
import type { Role } from '@bridgenotes/platform';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { enumOf } from '../graphql/enums';
import { toGlobalId } from '../graphql/global-id';
import { NodeType } from '../graphql/node';

export const RoleEnum = { READER: 'reader', CONTRIBUTOR: 'contributor', MODERATOR: 'moderator', ADMIN: 'admin' } as const satisfies Record<string, Role>;
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What somebody may do; each role may do everything that the ones before it may.',
  valuesMap: {
    READER: { description: 'Reads. Everybody starts here; choosing an alias makes a contributor.' },
    CONTRIBUTOR: { description: 'Adds statements, writes notes and rates.' },
    MODERATOR: { description: 'Looks after the community.' },
    ADMIN: { description: 'Gives roles and API keys.' },
  },
});

export const EnrollmentStateEnum = enumOf(ENROLLMENT_STATES);
registerEnumType(EnrollmentStateEnum, {
  name: 'EnrollmentState',
  description: 'Where somebody stands on the way to writing notes, spelled as in the public userEnrollment table.',
  valuesMap: {
    earnedIn: { description: 'May write notes.' },
    atRisk: { description: 'May write notes, but loses it with one more note rated not helpful.' },
    earnedOutNoAcknowledge: { description: 'Lost the ability to write, and has not seen it yet.' },
    earnedOutAcknowledged: { description: 'Lost the ability to write, and earns it back by rating.' },
    newUser: { description: 'New: earns the ability to write by rating.' },
    removed: { description: 'Was removed from the programme.' },
    apiTestUser: { description: 'A program that writes test notes only.' },
    apiEarnedIn: { description: 'A program that may write notes.' },
    apiEarnedOut: { description: 'A program that lost the ability to write notes.' },
  },
});

@ObjectType('Standing', { description: 'What somebody has earned by rating and writing, as the published scoring run found. Impact changes with every run.' })
export class StandingType {
  @Field(() => EnrollmentStateEnum, { description: 'Where they stand on the way to writing notes.' })
  state!: EnrollmentState;

  @Field(() => Int, { description: 'Ratings that agreed with the status of the note, less those that did not; finding a not helpful note helpful counts twice.' })
  ratingImpact!: number;

  @Field(() => Int, { description: 'Notes rated helpful, less notes rated not helpful.' })
  writingImpact!: number;

  @Field(() => Int, { description: 'The rating impact that unlocks writing, or unlocks it again.' })
  ratingImpactNeeded!: number;

  @Field(() => Date, { nullable: true, description: 'When the enrollment state last changed; null when it never did.' })
  lastStateChangeAt!: Date | null;

  @Field(() => Int, { description: 'How often the ability to write was lost.' })
  timesEarnedOut!: number;

  /** Not a field: for field resolvers of other features. */
  row!: Contributor;

  static of(row: Contributor): StandingType {
    const { enrollmentState: state, ratingImpact, writingImpact, successfulRatingNeededToEarnIn: ratingImpactNeeded, lastStateChangeAt, timesEarnedOut } = row;
    return Object.assign(new StandingType(), { state, ratingImpact, writingImpact, ratingImpactNeeded, lastStateChangeAt, timesEarnedOut, row });
  }
}

@ObjectType('Contributor', { implements: () => NodeType, description: 'Somebody who reads, rates or writes. Others know only the alias, never the login.' })
export class ContributorType extends NodeType {
  @Field(() => String, { description: 'The id in the public tables.' })
  participantId!: string;

  @Field(() => String, { nullable: true, description: 'The name to show; null until one is chosen, and for people of imported tables.' })
  alias!: string | null;

  @Field(() => EnrollmentStateEnum, { description: 'Where they stand on the way to writing notes.' })
  enrollmentState!: EnrollmentState;

  @Field(() => Date, { description: 'When they joined.' })
  joinedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When they left; null while they take part. Their ratings and notes stay and count.' })
  leftAt!: Date | null;

  /** Not a field: the resolver shows it to few. */
  row!: Contributor;

  static of(row: Contributor): ContributorType {
    const { participantId, alias, enrollmentState, joinedAt, leftAt } = row;
    return Object.assign(new ContributorType(), { id: toGlobalId('Contributor', row.id), participantId, alias, enrollmentState, joinedAt, leftAt, row });
  }
}

export const ContributorConnection = connectionOf(() => ContributorType, 'Contributor');
