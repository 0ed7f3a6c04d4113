import { INVITATION_STATES, invitationStateOf, type Invitation, type InvitationState } from '@bridgenotes/contributors';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../../graphql/connection';
import { toGlobalId } from '../../graphql/global-id';
import { enumOf } from '../../graphql/enums';

export const InvitationStateEnum = enumOf(INVITATION_STATES);
registerEnumType(InvitationStateEnum, {
  name: 'InvitationState',
  description: 'What an invitation is good for now.',
  valuesMap: {
    OPEN: { description: 'Lets one person in.' },
    USED: { description: 'Let somebody in.' },
    EXPIRED: { description: 'Nobody used it in time.' },
    REVOKED: { description: 'Was taken back.' },
  },
});

@ObjectType('Invitation', { description: 'A code that lets one person in. Who used it is shown to nobody.' })
export class InvitationType {
  @Field(() => ID, { description: 'Opaque; pass it to revokeInvitation.' })
  id!: string;

  @Field(() => InvitationStateEnum, { description: 'What it is good for now.' })
  state!: InvitationState;

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => Date, { description: 'Until when it works.' })
  expiresAt!: Date;

  static of(row: Invitation, now: Date): InvitationType {
    const { createdAt, expiresAt } = row;
    return Object.assign(new InvitationType(), { id: toGlobalId('Invitation', row.id), state: invitationStateOf(row, now), createdAt, expiresAt });
  }
}

export const InvitationConnection = connectionOf(() => InvitationType, 'Invitation');
