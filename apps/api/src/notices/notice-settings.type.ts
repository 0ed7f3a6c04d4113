import { CHANNELS, clockOf, FREQUENCIES, frequencyOf, NOTICE_KINDS, type Channel, type Frequency, type Language, type NoticeEmail, type NoticeKind, type Preferences, type PushSubscription } from '@bridgenotes/notices';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../graphql/enums';
import { toGlobalId } from '../graphql/global-id';
import { NoticeKindEnum } from './notice.type';

export const NoticeChannelEnum = enumOf(CHANNELS);
registerEnumType(NoticeChannelEnum, {
  name: 'NoticeChannel',
  description: 'A way on which you are told.',
  valuesMap: { IN_APP: { description: 'The list of notices.' }, EMAIL: { description: 'Mail to your confirmed address.' }, PUSH: { description: 'Messages to browsers that you subscribed.' } },
});
export const NoticeFrequencyEnum = enumOf(FREQUENCIES);
registerEnumType(NoticeFrequencyEnum, {
  name: 'NoticeFrequency',
  description: 'How often you are told.',
  valuesMap: {
    OFF: { description: 'Not at all.' },
    AT_ONCE: { description: 'When it happens, or when your quiet hours end.' },
    DAILY: { description: 'Once a day, together; by mail only.' },
    WEEKLY: { description: 'On Mondays, together; by mail only.' },
  },
});
export const NoticeLanguageEnum = { ENGLISH: 'en', GERMAN: 'de' } as const satisfies Record<string, Language>;
registerEnumType(NoticeLanguageEnum, { name: 'NoticeLanguage', description: 'A language that notices speak.', valuesMap: { ENGLISH: { description: 'English.' }, GERMAN: { description: 'German.' } } });

@ObjectType('QuietHours', { description: 'When you are not to be disturbed, on the clocks of your time zone.' })
export class QuietHoursType {
  @Field(() => String, { description: 'From, "HH:MM".' })
  from!: string;

  @Field(() => String, { description: 'Until, "HH:MM"; earlier than `from` when they run over midnight.' })
  until!: string;
}

@ObjectType('NoticeFrequencySetting', { description: 'How often you are told of one kind on one channel.' })
export class FrequencySettingType {
  @Field(() => NoticeKindEnum, { description: 'The kind.' })
  kind!: NoticeKind;

  @Field(() => NoticeChannelEnum, { description: 'The channel.' })
  channel!: Channel;

  @Field(() => NoticeFrequencyEnum, { description: 'How often.' })
  frequency!: Frequency;
}

@ObjectType('NoticeEmailAddress', { description: 'Where you read mail. Only you see it.' })
export class NoticeEmailType {
  @Field(() => String, { description: 'The address.' })
  address!: string;

  @Field(() => Boolean, { description: 'Whether the link that was sent there was used. Nothing else is sent before.' })
  confirmed!: boolean;

  @Field(() => Boolean, { description: 'Whether a mail from us was unsubscribed from: nothing more is sent. Set the address again to undo it.' })
  unsubscribed!: boolean;

  static of({ address, confirmedAt, unsubscribedAt }: NoticeEmail): NoticeEmailType {
    return { address, confirmed: confirmedAt !== null, unsubscribed: unsubscribedAt !== null };
  }
}

@ObjectType('PushSubscription', { description: 'A browser that is sent messages for you.' })
export class PushSubscriptionType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'Its push service: the host of the endpoint.' })
  service!: string;

  @Field(() => Date, { description: 'Since when.' })
  createdAt!: Date;

  static of({ id, endpoint, createdAt }: PushSubscription): PushSubscriptionType {
    return { id: toGlobalId('PushSubscription', id), service: new URL(endpoint).host, createdAt };
  }
}

@ObjectType('NoticeSettings', { description: 'How you want to be told.' })
export class NoticeSettingsType {
  @Field(() => NoticeLanguageEnum, { description: 'The language of notices.' })
  language!: Language;

  @Field(() => String, { description: 'The time zone of quiet hours and digests, as the IANA database calls it.' })
  timeZone!: string;

  @Field(() => QuietHoursType, { nullable: true, description: 'When mail and push messages are held back; null for never.' })
  quietHours!: QuietHoursType | null;

  @Field(() => String, { description: 'When digests come, "HH:MM".' })
  digestAt!: string;

  @Field(() => Int, { description: 'How many requests for a rating you get in 24 hours at most.' })
  ratingRequestsPerDay!: number;

  @Field(() => [FrequencySettingType], { description: 'Every kind on every channel, with the defaults where you chose nothing.' })
  frequencies!: FrequencySettingType[];

  static of(preferences: Preferences): NoticeSettingsType {
    const { language, timeZone, quiet, digestMinute, ratingRequestsPerDay } = preferences;
    const frequencies = NOTICE_KINDS.flatMap((kind) => CHANNELS.map((channel) => ({ kind, channel, frequency: frequencyOf(preferences, kind, channel) })));
    const quietHours = quiet && { from: clockOf(quiet.from), until: clockOf(quiet.until) };
    return Object.assign(new NoticeSettingsType(), { language, timeZone, quietHours, digestAt: clockOf(digestMinute), ratingRequestsPerDay, frequencies });
  }
}

@InputType('QuietHoursInput', { description: 'When you are not to be disturbed.' })
export class QuietHoursInput {
  @Field(() => String, { description: 'From, "HH:MM".' })
  from!: string;

  @Field(() => String, { description: 'Until, "HH:MM".' })
  until!: string;
}

@InputType('NoticeFrequencyInput', { description: 'How often you want to be told of one kind on one channel.' })
export class NoticeFrequencyInput {
  @Field(() => NoticeKindEnum, { description: 'The kind.' })
  kind!: NoticeKind;

  @Field(() => NoticeChannelEnum, { description: 'The channel.' })
  channel!: Channel;

  @Field(() => NoticeFrequencyEnum, { description: 'How often; DAILY and WEEKLY by mail only.' })
  frequency!: Frequency;
}

@InputType('ChangeNoticeSettingsInput', { description: 'What to change; what is left out stays, null is the default.' })
export class ChangeNoticeSettingsInput {
  @Field(() => NoticeLanguageEnum, { nullable: true, description: 'The language of notices.' })
  language?: Language | null;

  @Field(() => String, { nullable: true, description: 'A name of the IANA database, e.g. Europe/Berlin.' })
  timeZone?: string | null;

  @Field(() => QuietHoursInput, { nullable: true, description: 'When mail and push messages are held back; null for never.' })
  quietHours?: QuietHoursInput | null;

  @Field(() => String, { nullable: true, description: 'When digests come, "HH:MM".' })
  digestAt?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many requests for a rating you want in 24 hours, at most as many as the community sends.' })
  ratingRequestsPerDay?: number | null;

  @Field(() => [NoticeFrequencyInput], { nullable: true, description: 'How often you want to be told of what; the last one for a kind and channel counts.' })
  frequencies?: NoticeFrequencyInput[] | null;
}

@ObjectType('NoticeSettingsPayload', { description: 'Your settings.' })
export class NoticeSettingsPayload {
  @Field(() => NoticeSettingsType, { description: 'As they are now.' })
  settings!: NoticeSettingsType;
}

@InputType('SetNoticeEmailInput', { description: 'Where you want to read notices.' })
export class SetNoticeEmailInput {
  @Field(() => String, { nullable: true, description: 'An address, which is sent a link to confirm it; null to forget the one there is.' })
  address?: string | null;
}

@InputType('AddPushSubscriptionInput', { description: 'What a browser gives: `PushSubscription.toJSON()`.' })
export class AddPushSubscriptionInput {
  @Field(() => String, { description: 'Its endpoint.' })
  endpoint!: string;

  @Field(() => String, { description: 'Its key `p256dh`, base64url.' })
  p256dh!: string;

  @Field(() => String, { description: 'Its key `auth`, base64url.' })
  auth!: string;
}

@InputType('RemovePushSubscriptionInput', { description: 'Which browser.' })
export class RemovePushSubscriptionInput {
  @Field(() => String, { description: 'Its endpoint.' })
  endpoint!: string;
}

