import { DELIVERY_CHANNELS, DELIVERY_STATES, PURPOSES, type Delivery, type DeliveryChannel, type DeliveryState, type Purpose, type Webhook, type WebhookTopic } from '@bridgenotes/notices';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { enumOf } from '../graphql/enums';
import { toGlobalId } from '../graphql/global-id';

export const WebhookTopicEnum = { NOTE_STATUS_CHANGED: 'note.status_changed', NOTE_WRITTEN: 'note.written', NOTE_DELETED: 'note.deleted', RUN_PUBLISHED: 'run.published' } as const satisfies Record<string, WebhookTopic>;
registerEnumType(WebhookTopicEnum, {
  name: 'WebhookTopic',
  description: 'What a webhook is told of.',
  valuesMap: {
    NOTE_STATUS_CHANGED: { description: 'A note changed its status: `note.status_changed`.' },
    NOTE_WRITTEN: { description: 'A note was written: `note.written`.' },
    NOTE_DELETED: { description: 'Its author deleted a note: `note.deleted`.' },
    RUN_PUBLISHED: { description: 'A scoring run was published: `run.published`.' },
  },
});
export const DeliveryStateEnum = enumOf(DELIVERY_STATES);
registerEnumType(DeliveryStateEnum, {
  name: 'DeliveryState',
  description: 'What became of a message.',
  valuesMap: {
    WAITING: { description: 'For its time, or for the next attempt.' },
    SENT: { description: 'The receiver has taken it.' },
    DEAD: { description: 'It was tried too often, or refused for good.' },
    DROPPED: { description: 'Nobody wanted it any more when its time came.' },
  },
});
export const DeliveryChannelEnum = enumOf(DELIVERY_CHANNELS);
registerEnumType(DeliveryChannelEnum, { name: 'DeliveryChannel', description: 'How a message leaves the house.', valuesMap: { EMAIL: { description: 'By mail.' }, PUSH: { description: 'By a push service.' }, WEBHOOK: { description: 'To a webhook.' } } });
export const DeliveryPurposeEnum = enumOf(PURPOSES);
registerEnumType(DeliveryPurposeEnum, {
  name: 'DeliveryPurpose',
  description: 'What a message is for.',
  valuesMap: {
    NOTICE: { description: 'It tells one notice.' },
    DAILY: { description: 'It tells the notices of a day.' },
    WEEKLY: { description: 'It tells the notices of a week.' },
    CONFIRMATION: { description: 'It asks to confirm an address.' },
    EVENT: { description: 'It tells a webhook of an event.' },
  },
});

@ObjectType('Delivery', { description: 'A message that leaves the house. Whom it is for is not told.' })
export class DeliveryType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => DeliveryChannelEnum, { description: 'How it is sent.' })
  channel!: DeliveryChannel;

  @Field(() => DeliveryPurposeEnum, { description: 'What it is for.' })
  purpose!: Purpose;

  @Field(() => DeliveryStateEnum, { description: 'What became of it.' })
  state!: DeliveryState;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => Date, { description: 'When it is or was to be sent.' })
  dueAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was sent or given up; null while it waits.' })
  finishedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed; null when none did.' })
  lastError!: string | null;

  static of({ id, channel, purpose, state, attempts, dueAt, finishedAt, lastError }: Delivery): DeliveryType {
    return { id: toGlobalId('Delivery', id), channel, purpose, state, attempts, dueAt, finishedAt, lastError };
  }
}

export const DeliveryConnection = connectionOf(() => DeliveryType, 'Delivery');

@ObjectType('Webhook', { description: 'A server that is told of events instead of asking. Its messages are signed as Standard Webhooks has it.' })
export class WebhookType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'Where its messages go.' })
  url!: string;

  @Field(() => [WebhookTopicEnum], { description: 'What it is told of.' })
  topics!: WebhookTopic[];

  @Field(() => Date, { description: 'Since when.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Since when every attempt has failed; null when the last one did not.' })
  failingSince!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was turned off because it did not answer; null while it is on.' })
  disabledAt!: Date | null;

  /** Not a field: for field resolvers. */
  row!: Webhook;

  static of(row: Webhook): WebhookType {
    const { url, topics, createdAt, failingSince, disabledAt } = row;
    return Object.assign(new WebhookType(), { id: toGlobalId('Webhook', row.id), url, topics, createdAt, failingSince, disabledAt, row });
  }
}

export const WebhookConnection = connectionOf(() => WebhookType, 'Webhook');

@InputType('RegisterWebhookInput', { description: 'A server that wants to be told.' })
export class RegisterWebhookInput {
  @Field(() => String, { description: 'An https URL on the public internet.' })
  url!: string;

  @Field(() => [WebhookTopicEnum], { description: 'What it wants to be told of; at least one.' })
  topics!: WebhookTopic[];
}

@InputType({ isAbstract: true })
abstract class WhichWebhook {
  @Field(() => ID, { description: 'A webhook of yours.' })
  webhookId!: string;
}

@InputType('RotateWebhookSecretInput', { description: 'Which webhook gets a new secret.' })
export class RotateWebhookSecretInput extends WhichWebhook {}

@InputType('EnableWebhookInput', { description: 'Which webhook to turn on again.' })
export class EnableWebhookInput extends WhichWebhook {}

@InputType('RemoveWebhookInput', { description: 'Which webhook to forget.' })
export class RemoveWebhookInput extends WhichWebhook {}

@ObjectType('WebhookSecretPayload', { description: 'A webhook and its secret.' })
export class WebhookSecretPayload {
  @Field(() => WebhookType, { description: 'The webhook.' })
  webhook!: WebhookType;

  @Field(() => String, { description: 'What its messages are signed with ("whsec_…"). It is not shown again.' })
  secret!: string;
}

@ObjectType('WebhookPayload', { description: 'A webhook.' })
export class WebhookPayload {
  @Field(() => WebhookType, { description: 'The webhook.' })
  webhook!: WebhookType;
}

@ObjectType('RemoveWebhookPayload', { description: 'What was removed.' })
export class RemoveWebhookPayload {
  @Field(() => ID, { description: 'The id it had.' })
  webhookId!: string;
}

@InputType('RetryDeliveryInput', { description: 'Which message.' })
export class RetryDeliveryInput {
  @Field(() => ID, { description: 'A message that was given up.' })
  deliveryId!: string;
}

@ObjectType('RetryDeliveryPayload', { description: 'The message.' })
export class RetryDeliveryPayload {
  @Field(() => DeliveryType, { description: 'The message; it waits for a worker.' })
  delivery!: DeliveryType;
}
