import { CLAIM_KINDS, JOINING_STATES, JOINING_STEPS, POLICIES, joiningText, type ClaimKind, type Finding, type Joining, type JoiningState, type JoiningStep, type JoiningStepCode, type Policy, type WaitingPlace } from '@bridgenotes/contributors';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../graphql/enums';

export const PolicyEnum = enumOf(POLICIES);
registerEnumType(PolicyEnum, {
  name: 'JoiningPolicy',
  description: 'What a community may ask of somebody before they take part.',
  valuesMap: {
    ACCOUNT_AGE: { description: 'The account has a certain age.' },
    VERIFIED_EMAIL: { description: 'The identity provider verified an e-mail address, which no other contributor has.' },
    VERIFIED_PHONE: { description: 'The identity provider verified a phone number of an accepted carrier, which no other account verified later.' },
    ORGANISATION: { description: 'The account belongs to an accepted organisation.' },
    PAID_ACCOUNT: { description: 'The account is paid for.' },
    PERSONHOOD: { description: 'The identity provider vouches for one person, who is no other contributor.' },
    INVITATION: { description: 'Somebody who takes part sent an invitation.' },
    WAITING_LIST: { description: 'A place was drawn for them on the waiting list.' },
    NO_RECENT_REMOVAL: { description: 'Nobody with their e-mail address, phone number or proof of personhood was removed lately.' },
  },
});

export const JoiningStateEnum = enumOf(JOINING_STATES);
registerEnumType(JoiningStateEnum, {
  name: 'JoiningState',
  description: 'Where somebody stands between reading and taking part.',
  valuesMap: {
    NOT_JOINED: { description: 'Signed in, without an alias.' },
    JOINED: { description: 'Takes part.' },
    LEFT: { description: 'Took part, and left or no longer met what is asked for.' },
    REMOVED: { description: 'Was removed by a moderator.' },
  },
});

export const JoiningStepEnum = enumOf(JOINING_STEPS);
registerEnumType(JoiningStepEnum, {
  name: 'JoiningStepCode',
  description: 'What somebody can do, or waits for, on the way to taking part.',
  valuesMap: {
    ACCOUNT_TOO_YOUNG: { description: 'Wait until the account is old enough.' },
    EMAIL_NOT_VERIFIED: { description: 'Verify an e-mail address at the identity provider.' },
    EMAIL_TAKEN: { description: 'Another contributor has the e-mail address.' },
    PHONE_NOT_VERIFIED: { description: 'Verify a phone number at the identity provider.' },
    PHONE_TAKEN: { description: 'Another account verified the phone number later.' },
    PHONE_CARRIER_NOT_ACCEPTED: { description: 'Verify a number of another carrier.' },
    ORGANISATION_NOT_ACCEPTED: { description: 'Sign in with an account of an accepted organisation.' },
    ACCOUNT_NOT_PAID: { description: 'Pay for the account.' },
    PERSONHOOD_NOT_PROVEN: { description: 'Prove at the identity provider to be a person.' },
    PERSONHOOD_TAKEN: { description: 'The same person is another contributor.' },
    INVITATION_NEEDED: { description: 'Enter the code of an invitation: acceptInvitation.' },
    ADMISSION_NOT_REQUESTED: { description: 'Ask for a place: requestAdmission.' },
    WAITING_FOR_ADMISSION: { description: 'Wait for the next draw.' },
    RECENTLY_REMOVED: { description: 'Wait: somebody with the same claims was removed.' },
    CHOOSE_ALIAS: { description: 'Choose an alias: aliasOffers, then chooseAlias.' },
    RETURN: { description: 'Return: returnToCommunity.' },
    TAKE_PART: { description: 'Nothing is left to do.' },
    APPEAL_REMOVAL: { description: 'Appeal, or accept it: appealRemoval.' },
    WAITING_FOR_APPEAL: { description: 'Another moderator decides on the appeal.' },
    REMOVAL_UPHELD: { description: 'The appeal was decided; nothing is left to do.' },
  },
});

export const ClaimKindEnum = Object.fromEntries(CLAIM_KINDS.map((kind) => [kind.toUpperCase(), kind])) as { readonly [Kind in ClaimKind as Uppercase<Kind>]: Kind };
registerEnumType(ClaimKindEnum, {
  name: 'ClaimKind',
  description: 'What one person has, and no other at the same time.',
  valuesMap: { EMAIL: { description: 'An e-mail address.' }, PHONE: { description: 'A phone number.' }, PERSONHOOD: { description: 'A proof of being one person.' } },
});

@ObjectType('JoiningStep', { description: 'One thing to do or to wait for.' })
export class JoiningStepType {
  @Field(() => JoiningStepEnum, { description: 'What, for programs.' })
  code!: JoiningStepCode;

  @Field(() => String, { description: 'What, for people.' })
  text!: string;

  @Field(() => Date, { nullable: true, description: 'When it is over by itself; null when it is not.' })
  at!: Date | null;

  @Field(() => [String], { description: 'What would be accepted, such as domains; empty where there is no choice.' })
  allowed!: string[];

  static of(step: JoiningStep): JoiningStepType {
    return Object.assign(new JoiningStepType(), { ...step, text: joiningText(step) });
  }
}

@ObjectType('JoiningFinding', { description: 'What one policy says of you.' })
export class JoiningFindingType {
  @Field(() => PolicyEnum, { description: 'The policy.' })
  policy!: Policy;

  @Field(() => Boolean, { description: 'Whether it holds.' })
  holds!: boolean;

  @Field(() => JoiningStepType, { nullable: true, description: 'What is missing; null when it holds.' })
  step!: JoiningStepType | null;

  static of({ policy, holds, step }: Finding): JoiningFindingType {
    return Object.assign(new JoiningFindingType(), { policy, holds, step: step && JoiningStepType.of(step) });
  }
}

@ObjectType('JoiningWay', { description: 'One way to take part.' })
export class JoiningWayType {
  @Field(() => [JoiningStepType], { description: 'Everything that it still takes; nothing when it is done.' })
  steps!: JoiningStepType[];
}

@ObjectType('WaitingPlace', { description: 'A place on a waiting list. Places are drawn: there is no order in it.' })
export class WaitingPlaceType {
  @Field(() => String, { description: 'The country or the language of the list; empty for the list of everybody else.' })
  group!: string;

  @Field(() => Date, { description: 'Since when you wait.' })
  since!: Date;

  @Field(() => Int, { description: 'How many wait in the list, you among them.' })
  waiting!: number;

  @Field(() => Int, { description: 'How many the next draw admits.' })
  slots!: number;

  @Field(() => Date, { description: 'When the next draw is due.' })
  nextDrawAt!: Date;

  static of(place: WaitingPlace): WaitingPlaceType {
    return Object.assign(new WaitingPlaceType(), place);
  }
}

@ObjectType('LostClaim', { description: 'Something that turned out to belong to another account.' })
export class LostClaimType {
  @Field(() => ClaimKindEnum, { description: 'What it is. Its value is not stored.' })
  kind!: ClaimKind;

  @Field(() => Date, { description: 'Since when.' })
  at!: Date;
}

@ObjectType('Joining', { description: 'Where you stand on the way to taking part, and what to do next. For you alone.' })
export class JoiningType {
  @Field(() => JoiningStateEnum, { description: 'Where you stand.' })
  state!: JoiningState;

  @Field(() => Boolean, { description: 'Whether everything that the community asks for is met.' })
  eligible!: boolean;

  @Field(() => [JoiningFindingType], { description: 'What each policy of the community says of you; none is asked about moderators and admins.' })
  findings!: JoiningFindingType[];

  @Field(() => [JoiningWayType], { description: 'Each way to meet what is asked for; the one that takes least comes first.' })
  ways!: JoiningWayType[];

  @Field(() => JoiningStepType, { description: 'The one thing to do next.' })
  next!: JoiningStepType;

  @Field(() => WaitingPlaceType, { nullable: true, description: 'Your place on a waiting list; null when you do not wait.' })
  waiting!: WaitingPlaceType | null;

  @Field(() => [LostClaimType], { description: 'What another account turned out to have.' })
  lostClaims!: LostClaimType[];

  static of({ state, eligibility, next, waiting, lost }: Joining): JoiningType {
    return Object.assign(new JoiningType(), {
      state,
      eligible: eligibility.met,
      findings: eligibility.findings.map((finding) => JoiningFindingType.of(finding)),
      ways: eligibility.ways.map((way) => Object.assign(new JoiningWayType(), { steps: way.map((step) => JoiningStepType.of(step)) })),
      next: JoiningStepType.of(next),
      waiting: waiting && WaitingPlaceType.of(waiting),
      lostClaims: lost.map(({ kind, lostAt }) => Object.assign(new LostClaimType(), { kind, at: lostAt })),
    });
  }
}
