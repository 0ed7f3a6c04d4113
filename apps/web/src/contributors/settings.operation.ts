// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What a browser gives: `PushSubscription.toJSON()`. */
export type AddPushSubscriptionInput = {
  /** Its key `auth`, base64url. */
  auth: string;
  /** Its endpoint. */
  endpoint: string;
  /** Its key `p256dh`, base64url. */
  p256dh: string;
};

/** What to change; what is left out stays, null is the default. */
export type ChangeNoticeSettingsInput = {
  /** When digests come, "HH:MM". */
  digestAt?: string | null | undefined;
  /** How often you want to be told of what; the last one for a kind and channel counts. */
  frequencies?: Array<NoticeFrequencyInput> | null | undefined;
  /** The language of notices. */
  language?: NoticeLanguage | null | undefined;
  /** When mail and push messages are held back; null for never. */
  quietHours?: QuietHoursInput | null | undefined;
  /** How many requests for a rating you want in 24 hours, at most as many as the community sends. */
  ratingRequestsPerDay?: number | null | undefined;
  /** A name of the IANA database, e.g. Europe/Berlin. */
  timeZone?: string | null | undefined;
};

/** That it is meant. */
export type LeaveInput = {
  /** Has to be true: nobody leaves by a slip. */
  confirm: boolean;
};

/** A way on which you are told. */
export type NoticeChannel =
  /** Mail to your confirmed address. */
  | 'EMAIL'
  /** The list of notices. */
  | 'IN_APP'
  /** Messages to browsers that you subscribed. */
  | 'PUSH';

/** How often you are told. */
export type NoticeFrequency =
  /** When it happens, or when your quiet hours end. */
  | 'AT_ONCE'
  /** Once a day, together; by mail only. */
  | 'DAILY'
  /** Not at all. */
  | 'OFF'
  /** On Mondays, together; by mail only. */
  | 'WEEKLY';

/** How often you want to be told of one kind on one channel. */
export type NoticeFrequencyInput = {
  /** The channel. */
  channel: NoticeChannel;
  /** How often; DAILY and WEEKLY by mail only. */
  frequency: NoticeFrequency;
  /** The kind. */
  kind: NoticeKind;
};

/** What a notice tells of. */
export type NoticeKind =
  /** You were admitted from the waiting list. */
  | 'ADMITTED'
  /** Your appeal against the lock on your writing was decided. */
  | 'APPEAL_DECIDED'
  /** An appeal waits for a moderator; told to moderators. */
  | 'APPEAL_MADE'
  /** Another account verified what you had verified. */
  | 'CLAIM_LOST'
  /** A jury decided on your note, or on your dispute. */
  | 'DISPUTE_DECIDED'
  /** Somebody disputes your note. */
  | 'DISPUTE_OPENED'
  /** You were drawn for a jury. */
  | 'JURY_DUTY'
  /** Additional review was asked for your note. */
  | 'NOTE_RELISTED'
  /** A note that you rated has a new version, whose ratings begin anew. */
  | 'NOTE_REVISED'
  /** A note is shown on a statement that you follow, and has been for a day. */
  | 'NOTE_SHOWN'
  /** A note is shown on a statement of yours, and has been for some hours. */
  | 'NOTE_SHOWN_ON_YOUR_STATEMENT'
  /** A note that you were told of is no longer shown. */
  | 'NOTE_WITHDRAWN'
  /** It is no longer shown. */
  | 'NOTE_WITHDRAWN_FROM_YOUR_STATEMENT'
  /** Your program may write notes. */
  | 'PROGRAM_ADMITTED'
  /** Your program may no longer write notes. */
  | 'PROGRAM_REFUSED'
  /** What became of the notes that you had rated. */
  | 'RATINGS_SUMMARY'
  /** A note needs a rating that you can give. */
  | 'RATING_REQUESTED'
  /** Your removal was taken back. */
  | 'REINSTATED'
  /** Your appeal against your removal was decided: it stands. */
  | 'REMOVAL_UPHELD'
  /** You were removed from the community. */
  | 'REMOVED'
  /** A note that you had asked for was found helpful. */
  | 'REQUEST_MET'
  /** A writer marked your request as unfounded. */
  | 'REQUEST_UNFOUNDED'
  /** Your suggestion was taken up, or not. */
  | 'SUGGESTION_ANSWERED'
  /** There is a suggestion for your note. */
  | 'SUGGESTION_MADE'
  /** One more note that is not helpful locks writing. */
  | 'WRITING_AT_RISK'
  /** You cannot write notes for now. */
  | 'WRITING_LOCKED'
  /** You can write notes. */
  | 'WRITING_UNLOCKED'
  /** Your note became helpful, and stayed so for some hours. */
  | 'YOUR_NOTE_HELPFUL'
  /** Your note lost the status that you were told of. */
  | 'YOUR_NOTE_LOST_STATUS'
  /** Your note became not helpful, and stayed so. */
  | 'YOUR_NOTE_NOT_HELPFUL'
  /** Your note is also shown where the same picture, video or link was posted. */
  | 'YOUR_NOTE_SPREADS';

/** A language that notices speak. */
export type NoticeLanguage =
  /** English. */
  | 'ENGLISH'
  /** German. */
  | 'GERMAN';

/** When you are not to be disturbed. */
export type QuietHoursInput = {
  /** From, "HH:MM". */
  from: string;
  /** Until, "HH:MM". */
  until: string;
};

/** Which browser. */
export type RemovePushSubscriptionInput = {
  /** Its endpoint. */
  endpoint: string;
};

/** Nothing has to be said. */
export type ReturnToCommunityInput = {
  /** For clients that number their mutations; the server does not look at it. */
  clientMutationId?: string | null | undefined;
};

/** Where you want to read notices. */
export type SetNoticeEmailInput = {
  /** An address, which is sent a link to confirm it; null to forget the one there is. */
  address?: string | null | undefined;
};

/** The languages that you rate in. */
export type SetRatingLanguagesInput = {
  /** BCP 47 tags such as "de" or "pt-BR", of which the language counts; none for all. */
  languages: Array<string>;
};

export type SettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsQuery = { ratingLanguages: Array<string>, noticeSettings: { digestAt: string, language: NoticeLanguage, pushKey: string | null, ratingRequestsPerDay: number, timeZone: string, email: { address: string, confirmed: boolean, unsubscribed: boolean } | null, frequencies: Array<{ channel: NoticeChannel, frequency: NoticeFrequency, kind: NoticeKind }>, pushSubscriptions: Array<{ id: string, service: string, createdAt: string }>, quietHours: { from: string, until: string } | null } };

export type NoticeSettingsFormFragment = { digestAt: string, language: NoticeLanguage, pushKey: string | null, ratingRequestsPerDay: number, timeZone: string, email: { address: string, confirmed: boolean, unsubscribed: boolean } | null, frequencies: Array<{ channel: NoticeChannel, frequency: NoticeFrequency, kind: NoticeKind }>, pushSubscriptions: Array<{ id: string, service: string, createdAt: string }>, quietHours: { from: string, until: string } | null };

export type ChangeNoticeSettingsMutationVariables = Exact<{
  input: ChangeNoticeSettingsInput;
}>;


export type ChangeNoticeSettingsMutation = { changeNoticeSettings: { settings: { digestAt: string, language: NoticeLanguage, pushKey: string | null, ratingRequestsPerDay: number, timeZone: string, email: { address: string, confirmed: boolean, unsubscribed: boolean } | null, frequencies: Array<{ channel: NoticeChannel, frequency: NoticeFrequency, kind: NoticeKind }>, pushSubscriptions: Array<{ id: string, service: string, createdAt: string }>, quietHours: { from: string, until: string } | null } } };

export type SetNoticeEmailMutationVariables = Exact<{
  input: SetNoticeEmailInput;
}>;


export type SetNoticeEmailMutation = { setNoticeEmail: { settings: { digestAt: string, language: NoticeLanguage, pushKey: string | null, ratingRequestsPerDay: number, timeZone: string, email: { address: string, confirmed: boolean, unsubscribed: boolean } | null, frequencies: Array<{ channel: NoticeChannel, frequency: NoticeFrequency, kind: NoticeKind }>, pushSubscriptions: Array<{ id: string, service: string, createdAt: string }>, quietHours: { from: string, until: string } | null } } };

export type AddPushSubscriptionMutationVariables = Exact<{
  input: AddPushSubscriptionInput;
}>;


export type AddPushSubscriptionMutation = { addPushSubscription: { settings: { digestAt: string, language: NoticeLanguage, pushKey: string | null, ratingRequestsPerDay: number, timeZone: string, email: { address: string, confirmed: boolean, unsubscribed: boolean } | null, frequencies: Array<{ channel: NoticeChannel, frequency: NoticeFrequency, kind: NoticeKind }>, pushSubscriptions: Array<{ id: string, service: string, createdAt: string }>, quietHours: { from: string, until: string } | null } } };

export type RemovePushSubscriptionMutationVariables = Exact<{
  input: RemovePushSubscriptionInput;
}>;


export type RemovePushSubscriptionMutation = { removePushSubscription: { settings: { digestAt: string, language: NoticeLanguage, pushKey: string | null, ratingRequestsPerDay: number, timeZone: string, email: { address: string, confirmed: boolean, unsubscribed: boolean } | null, frequencies: Array<{ channel: NoticeChannel, frequency: NoticeFrequency, kind: NoticeKind }>, pushSubscriptions: Array<{ id: string, service: string, createdAt: string }>, quietHours: { from: string, until: string } | null } } };

export type SetRatingLanguagesMutationVariables = Exact<{
  input: SetRatingLanguagesInput;
}>;


export type SetRatingLanguagesMutation = { setRatingLanguages: { languages: Array<string> } };

export type LeaveMutationVariables = Exact<{
  input: LeaveInput;
}>;


export type LeaveMutation = { leave: { contributor: { id: string, leftAt: string | null } } };

export type ReturnToCommunityMutationVariables = Exact<{
  input: ReturnToCommunityInput;
}>;


export type ReturnToCommunityMutation = { returnToCommunity: { contributor: { id: string, leftAt: string | null } } };

export const NoticeSettingsFormFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoticeSettingsForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NoticeSettings"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digestAt"}},{"kind":"Field","name":{"kind":"Name","value":"email"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"confirmed"}},{"kind":"Field","name":{"kind":"Name","value":"unsubscribed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequencies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"pushKey"}},{"kind":"Field","name":{"kind":"Name","value":"pushSubscriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quietHours"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ratingRequestsPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}}]} as unknown as DocumentNode<NoticeSettingsFormFragment, unknown>;
export const SettingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"noticeSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NoticeSettingsForm"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ratingLanguages"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoticeSettingsForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NoticeSettings"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digestAt"}},{"kind":"Field","name":{"kind":"Name","value":"email"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"confirmed"}},{"kind":"Field","name":{"kind":"Name","value":"unsubscribed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequencies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"pushKey"}},{"kind":"Field","name":{"kind":"Name","value":"pushSubscriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quietHours"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ratingRequestsPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}}]} as unknown as DocumentNode<SettingsQuery, SettingsQueryVariables>;
export const ChangeNoticeSettingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeNoticeSettings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeNoticeSettingsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeNoticeSettings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NoticeSettingsForm"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoticeSettingsForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NoticeSettings"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digestAt"}},{"kind":"Field","name":{"kind":"Name","value":"email"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"confirmed"}},{"kind":"Field","name":{"kind":"Name","value":"unsubscribed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequencies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"pushKey"}},{"kind":"Field","name":{"kind":"Name","value":"pushSubscriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quietHours"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ratingRequestsPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}}]} as unknown as DocumentNode<ChangeNoticeSettingsMutation, ChangeNoticeSettingsMutationVariables>;
export const SetNoticeEmailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetNoticeEmail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetNoticeEmailInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setNoticeEmail"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NoticeSettingsForm"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoticeSettingsForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NoticeSettings"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digestAt"}},{"kind":"Field","name":{"kind":"Name","value":"email"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"confirmed"}},{"kind":"Field","name":{"kind":"Name","value":"unsubscribed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequencies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"pushKey"}},{"kind":"Field","name":{"kind":"Name","value":"pushSubscriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quietHours"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ratingRequestsPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}}]} as unknown as DocumentNode<SetNoticeEmailMutation, SetNoticeEmailMutationVariables>;
export const AddPushSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddPushSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddPushSubscriptionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addPushSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NoticeSettingsForm"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoticeSettingsForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NoticeSettings"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digestAt"}},{"kind":"Field","name":{"kind":"Name","value":"email"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"confirmed"}},{"kind":"Field","name":{"kind":"Name","value":"unsubscribed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequencies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"pushKey"}},{"kind":"Field","name":{"kind":"Name","value":"pushSubscriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quietHours"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ratingRequestsPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}}]} as unknown as DocumentNode<AddPushSubscriptionMutation, AddPushSubscriptionMutationVariables>;
export const RemovePushSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemovePushSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemovePushSubscriptionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removePushSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NoticeSettingsForm"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoticeSettingsForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NoticeSettings"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digestAt"}},{"kind":"Field","name":{"kind":"Name","value":"email"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"confirmed"}},{"kind":"Field","name":{"kind":"Name","value":"unsubscribed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequencies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"pushKey"}},{"kind":"Field","name":{"kind":"Name","value":"pushSubscriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quietHours"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ratingRequestsPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}}]} as unknown as DocumentNode<RemovePushSubscriptionMutation, RemovePushSubscriptionMutationVariables>;
export const SetRatingLanguagesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetRatingLanguages"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetRatingLanguagesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setRatingLanguages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"languages"}}]}}]}}]} as unknown as DocumentNode<SetRatingLanguagesMutation, SetRatingLanguagesMutationVariables>;
export const LeaveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Leave"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LeaveInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leave"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"}}]}}]}}]}}]} as unknown as DocumentNode<LeaveMutation, LeaveMutationVariables>;
export const ReturnToCommunityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReturnToCommunity"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnToCommunityInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnToCommunity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"}}]}}]}}]}}]} as unknown as DocumentNode<ReturnToCommunityMutation, ReturnToCommunityMutationVariables>;
