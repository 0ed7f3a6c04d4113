import type { Role } from '@bridgenotes/platform';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { EnrollmentState } from '@bridgenotes/scoring';
import { ContributorType, EnrollmentStateEnum, RoleEnum } from './contributor.type';

@InputType('ChooseAliasInput', { description: 'The alias to be known by.' })
export class ChooseAliasInput {
  @Field(() => String, { description: 'One of aliasOffers. It cannot be changed later.' })
  alias!: string;
}

@ObjectType('ChooseAliasPayload', { description: 'The contributor under the new alias.' })
export class ChooseAliasPayload {
  @Field(() => ContributorType, { description: 'You, as others see you from now on.' })
  contributor!: ContributorType;
}

@InputType('SetRoleInput', { description: 'Who gets which role.' })
export class SetRoleInput {
  @Field(() => ID, { description: 'The contributor.' })
  contributorId!: string;

  @Field(() => RoleEnum, { description: 'The new role.' })
  role!: Role;
}

@ObjectType('SetRolePayload', { description: 'The contributor with the new role.' })
export class SetRolePayload {
  @Field(() => ContributorType, { description: 'Who got the role.' })
  contributor!: ContributorType;
}

@InputType('DevelopmentClaimsInput', { description: 'What an identity provider would have verified of somebody.' })
export class DevelopmentClaimsInput {
  @Field(() => String, { nullable: true, description: 'A verified e-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'A phone number, verified this very moment, with its country: "+49 30 123456".' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'The domain of the organisation that the account belongs to.' })
  organisation?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the account is paid for.' })
  paid?: boolean | null;

  @Field(() => String, { nullable: true, description: 'A proof of personhood: the same for the same person.' })
  personhood?: string | null;

  @Field(() => Date, { nullable: true, description: 'When the account was made.' })
  accountCreatedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'The country, two letters.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'The language, such as "de" or "pt-BR".' })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'The URL of a page that is theirs.' })
  profile?: string | null;
}

@InputType('DevelopmentLoginInput', { description: 'Whom to be: give either a name or a participantId.' })
export class DevelopmentLoginInput {
  @Field(() => String, { nullable: true, description: 'Anybody; the same name is the same contributor. Others never see it.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'A participant of imported or simulated tables, by their participantId.' })
  participantId?: string | null;

  @Field(() => RoleEnum, { nullable: true, description: 'A role to try; keeps the present one when left out.' })
  role?: Role | null;

  @Field(() => DevelopmentClaimsInput, { nullable: true, description: 'Claims to try the policies of joining with; they are taken in when the token is first used.' })
  claims?: DevelopmentClaimsInput | null;

  @Field(() => EnrollmentStateEnum, { nullable: true, description: 'An enrollment state to try things out in, such as earnedIn to write notes; keeps the present one when left out. The next scoring run looks at it anew.' })
  enrollmentState?: EnrollmentState | null;
}

@ObjectType('DevelopmentLoginPayload', { description: 'A login for trying things out.' })
export class DevelopmentLoginPayload {
  @Field(() => String, { description: 'The token alone.' })
  token!: string;

  @Field(() => String, { description: 'The whole value of the authorization header: "Bearer" and the token.' })
  authorization!: string;

  @Field(() => Date, { description: 'Until when the token works.' })
  expiresAt!: Date;

  @Field(() => ContributorType, { description: 'Who you are with it.' })
  contributor!: ContributorType;
}
