/** Everything that somebody is told. Closed: a client can have a picture and a place for each. */
export const NOTICE_KINDS = [
  'NOTE_SHOWN_ON_YOUR_STATEMENT', 'NOTE_WITHDRAWN_FROM_YOUR_STATEMENT', 'NOTE_SHOWN', 'NOTE_WITHDRAWN',
  'YOUR_NOTE_HELPFUL', 'YOUR_NOTE_NOT_HELPFUL', 'YOUR_NOTE_LOST_STATUS',
  'RATINGS_SUMMARY', 'RATING_REQUESTED',
  'WRITING_UNLOCKED', 'WRITING_AT_RISK', 'WRITING_LOCKED', 'APPEAL_DECIDED', 'ADMITTED', 'CLAIM_LOST', 'REMOVED', 'REMOVAL_UPHELD', 'REINSTATED', 'APPEAL_MADE',
  'NOTE_RELISTED', 'DISPUTE_OPENED', 'DISPUTE_DECIDED', 'JURY_DUTY',
  'REQUEST_MET', 'REQUEST_UNFOUNDED',
  'SUGGESTION_MADE', 'SUGGESTION_ANSWERED', 'NOTE_REVISED', 'YOUR_NOTE_SPREADS',
  'PROGRAM_ADMITTED', 'PROGRAM_REFUSED',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** The ways on which a person is told. */
export const CHANNELS = ['IN_APP', 'EMAIL', 'PUSH'] as const;
export type Channel = (typeof CHANNELS)[number];

export const FREQUENCIES = ['OFF', 'AT_ONCE', 'DAILY', 'WEEKLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** What each channel can do: a digest on a lock screen, or in a list that is read anyway, would be none. */
export const FREQUENCIES_OF_CHANNEL: Readonly<Record<Channel, readonly Frequency[]>> = { IN_APP: ['OFF', 'AT_ONCE'], EMAIL: FREQUENCIES, PUSH: ['OFF', 'AT_ONCE'] };

/** Numbers and words that a notice of a kind is filled with, besides its note and its statement. */
export interface NoticeData {
  RATINGS_SUMMARY: { readonly agreed: number; readonly disagreed: number; readonly days: number };
  CLAIM_LOST: { readonly what: string };
  REMOVED: { readonly reason: string };
  WRITING_AT_RISK: { readonly reason: string };
  WRITING_LOCKED: { readonly reason: string };
  APPEAL_DECIDED: { readonly lifted: boolean };
  NOTE_RELISTED: { readonly until: string };
  DISPUTE_DECIDED: { readonly finding: string; readonly role: 'author' | 'disputant' };
  JURY_DUTY: { readonly until: string };
  REQUEST_UNFOUNDED: { readonly reason: string };
  SUGGESTION_ANSWERED: { readonly incorporated: boolean };
  PROGRAM_REFUSED: { readonly reason: string };
}
export type DataOf<Kind extends NoticeKind> = Kind extends keyof NoticeData ? NoticeData[Kind] : Readonly<Record<never, never>>;

type Defaults = Readonly<Record<Channel, Frequency>>;
const urgent: Defaults = { IN_APP: 'AT_ONCE', EMAIL: 'AT_ONCE', PUSH: 'AT_ONCE' };
const letter: Defaults = { IN_APP: 'AT_ONCE', EMAIL: 'AT_ONCE', PUSH: 'OFF' };
const digest: Defaults = { IN_APP: 'AT_ONCE', EMAIL: 'DAILY', PUSH: 'OFF' };

/** How often each kind is told to somebody who chose nothing. */
export const DEFAULT_FREQUENCIES: Readonly<Record<NoticeKind, Defaults>> = {
  NOTE_SHOWN_ON_YOUR_STATEMENT: urgent,
  NOTE_WITHDRAWN_FROM_YOUR_STATEMENT: urgent,
  NOTE_SHOWN: urgent,
  NOTE_WITHDRAWN: urgent,
  YOUR_NOTE_HELPFUL: urgent,
  YOUR_NOTE_NOT_HELPFUL: letter,
  YOUR_NOTE_LOST_STATUS: letter,
  YOUR_NOTE_SPREADS: digest,
  RATINGS_SUMMARY: { IN_APP: 'AT_ONCE', EMAIL: 'WEEKLY', PUSH: 'OFF' },
  RATING_REQUESTED: { IN_APP: 'AT_ONCE', EMAIL: 'OFF', PUSH: 'AT_ONCE' },
  WRITING_UNLOCKED: urgent,
  WRITING_AT_RISK: letter,
  WRITING_LOCKED: letter,
  ADMITTED: letter,
  CLAIM_LOST: letter,
  REMOVED: letter,
  REMOVAL_UPHELD: letter,
  REINSTATED: letter,
  APPEAL_MADE: digest,
  APPEAL_DECIDED: letter,
  NOTE_RELISTED: digest,
  DISPUTE_OPENED: urgent,
  DISPUTE_DECIDED: urgent,
  JURY_DUTY: urgent,
  REQUEST_MET: letter,
  REQUEST_UNFOUNDED: digest,
  SUGGESTION_MADE: digest,
  SUGGESTION_ANSWERED: digest,
  NOTE_REVISED: digest,
  PROGRAM_ADMITTED: letter,
  PROGRAM_REFUSED: letter,
};
