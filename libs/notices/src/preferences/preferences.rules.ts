import { AppError } from '@bridgenotes/platform';
import { DEFAULT_FREQUENCIES, FREQUENCIES_OF_CHANNEL, NOTICE_KINDS, type Channel, type Frequency, type NoticeKind } from '../kinds';
import { LANGUAGES, type Language } from '../texts/languages';
import { isTimeZone } from './local-time.rules';
import type { QuietHours } from './quiet-hours.rules';

/** How somebody wants to be told, with the defaults where they chose nothing. */
export interface Preferences {
  readonly language: Language;
  readonly timeZone: string;
  readonly quiet: QuietHours | null;
  readonly digestMinute: number;
  readonly ratingRequestsPerDay: number;
  readonly chosen: ReadonlyMap<string, Frequency>;
}

/** One choice of how often. */
export interface FrequencyChoice {
  readonly kind: NoticeKind;
  readonly channel: Channel;
  readonly frequency: Frequency;
}

/** What somebody changes; what is left out stays, null goes back to the default. */
export interface PreferencesChange {
  readonly language?: string | null;
  readonly timeZone?: string | null;
  /** "HH:MM" on the clocks of the time zone. */
  readonly quietHours?: { readonly from: string; readonly until: string } | null;
  readonly digestAt?: string | null;
  readonly ratingRequestsPerDay?: number | null;
  readonly frequencies?: readonly FrequencyChoice[] | null;
}

export const choiceKey = (kind: NoticeKind, channel: Channel): string => `${kind} ${channel}`;

/** How often a kind is told on a channel. */
export function frequencyOf(preferences: Pick<Preferences, 'chosen'>, kind: NoticeKind, channel: Channel): Frequency {
  return preferences.chosen.get(choiceKey(kind, channel)) ?? DEFAULT_FREQUENCIES[kind][channel];
}

/** The best language we have for a BCP 47 tag. @throws INVALID_INPUT */
export function languageOf(given: string): Language {
  const primary = given.toLowerCase().split('-')[0];
  const found = LANGUAGES.find((language) => language === primary);
  if (found === undefined) throw new AppError('INVALID_INPUT', { field: 'language', given: `"${given.slice(0, 40)}"`, allowed: LANGUAGES.join(', ') });
  return found;
}

/** @throws INVALID_INPUT */
export function timeZoneOf(given: string): string {
  if (!isTimeZone(given)) throw new AppError('INVALID_INPUT', { field: 'timeZone', given: `"${given.slice(0, 60)}"`, allowed: 'a name of the IANA time zone database, e.g. Europe/Berlin' });
  return given;
}

/** Minutes since midnight of "HH:MM". @throws INVALID_INPUT */
export function minuteOf(field: string, given: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(given);
  if (match === null) throw new AppError('INVALID_INPUT', { field, given: `"${given.slice(0, 20)}"`, allowed: '00:00 to 23:59' });
  return Number(match[1]) * 60 + Number(match[2]);
}

export const clockOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** @throws INVALID_INPUT for more than the community allows */
export function ratingRequestsOf(given: number, limit: number): number {
  if (!Number.isInteger(given) || given < 0 || given > limit) throw new AppError('INVALID_INPUT', { field: 'ratingRequestsPerDay', given: String(given), allowed: `0 to ${limit}` });
  return given;
}

/** @throws INVALID_INPUT for a frequency that the channel cannot do */
export function checkChoice({ kind, channel, frequency }: FrequencyChoice): void {
  const allowed = FREQUENCIES_OF_CHANNEL[channel];
  if (!NOTICE_KINDS.includes(kind) || !allowed.includes(frequency)) throw new AppError('INVALID_INPUT', { field: `frequency of ${kind} on ${channel}`, given: frequency, allowed: allowed.join(', ') });
}
