import { oneOf } from '@bridgenotes/platform';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { CHANNELS, FREQUENCIES, NOTICE_KINDS, type Channel, type Frequency, type NoticeKind } from '../kinds';
import type { Language } from '../texts/languages';

/** How somebody wants to be told; who chose nothing has no row. */
@Entity('notice_settings')
@Check('notice_settings_minutes_allowed', 'quiet_from BETWEEN 0 AND 1439 AND quiet_until BETWEEN 0 AND 1439 AND digest_minute BETWEEN 0 AND 1439')
@Check('notice_settings_quiet_both_or_none', '(quiet_from IS NULL) = (quiet_until IS NULL)')
export class NoticeSettings {
  @PrimaryColumn({ type: 'bigint', name: 'contributor_id', primaryKeyConstraintName: 'notice_settings_pk' })
  contributorId!: string;

  @Column({ type: 'text' })
  language!: Language;

  /** A name of the IANA database. */
  @Column({ type: 'text', name: 'time_zone' })
  timeZone!: string;

  /** Minutes since midnight, with `quietUntil`; null for no quiet hours. */
  @Column({ type: 'smallint', name: 'quiet_from', nullable: true })
  quietFrom!: number | null;

  @Column({ type: 'smallint', name: 'quiet_until', nullable: true })
  quietUntil!: number | null;

  @Column({ type: 'smallint', name: 'digest_minute' })
  digestMinute!: number;

  /** Null for as many as the community allows. */
  @Column({ type: 'smallint', name: 'rating_requests_per_day', nullable: true })
  ratingRequestsPerDay!: number | null;
}

/** How often somebody wants a kind of notice on a channel, where it is not the default. */
@Entity('notice_frequencies')
@Check('notice_frequencies_kind_known', oneOf('kind', NOTICE_KINDS))
@Check('notice_frequencies_channel_known', oneOf('channel', CHANNELS))
@Check('notice_frequencies_frequency_known', oneOf('frequency', FREQUENCIES))
export class NoticeFrequency {
  @PrimaryColumn({ type: 'bigint', name: 'contributor_id', primaryKeyConstraintName: 'notice_frequencies_pk' })
  contributorId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'notice_frequencies_pk' })
  kind!: NoticeKind;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'notice_frequencies_pk' })
  channel!: Channel;

  @Column({ type: 'text' })
  frequency!: Frequency;
}
