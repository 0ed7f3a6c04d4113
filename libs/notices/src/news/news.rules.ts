import type { NoteStatus } from '@bridgenotes/scoring';
import type { NoticeKind } from '../kinds';
import type { Audience } from './note-news.entity';

const HOUR = 3_600_000;
const HELPFUL: NoteStatus = 'CURRENTLY_RATED_HELPFUL';

/** The part of the settings that says how long a status has to hold. */
export interface NewsSettings {
  readonly authorHours: number;
  readonly readersHours: number;
  readonly readersWithdrawnHours: number;
  readonly readersNoteDays: number;
}

/** Until when a status that came at a moment has to hold before an audience is told. */
export function dueAt(audience: Audience, status: NoteStatus, changedAt: Date, settings: NewsSettings): Date {
  const hours = audience !== 'READERS' ? settings.authorHours : status === HELPFUL ? settings.readersHours : settings.readersWithdrawnHours;
  return new Date(changedAt.getTime() + hours * HOUR);
}

/** What is known of a note whose status has held long enough. */
export interface StableNote {
  readonly status: NoteStatus;
  /** What the audience was told last; null for nothing yet. */
  readonly told: NoteStatus | null;
  readonly misleading: boolean;
  /** Its author took it away, or a jury withholds it. */
  readonly gone: boolean;
  readonly createdAt: Date;
}

/**
 * What an audience is told; null where it knows already, or where it is nothing to them. Readers, and the author of the
 * statement, see whether a note is shown; its own author also hears that it was found not helpful.
 */
export function newsFor(audience: Audience, { status, told, misleading, gone, createdAt }: StableNote, now: Date, { readersNoteDays }: NewsSettings): NoticeKind | null {
  if (status === told) return null;
  if (audience === 'AUTHOR') {
    if (gone) return null;
    if (status === HELPFUL) return 'YOUR_NOTE_HELPFUL';
    if (status === 'CURRENTLY_RATED_NOT_HELPFUL') return 'YOUR_NOTE_NOT_HELPFUL';
    return told === null ? null : 'YOUR_NOTE_LOST_STATUS';
  }
  const isShown = status === HELPFUL && misleading && !gone;
  const wasShown = told === HELPFUL && misleading;
  if (isShown === wasShown) return null;
  if (audience === 'STATEMENT_AUTHOR') return isShown ? 'NOTE_SHOWN_ON_YOUR_STATEMENT' : 'NOTE_WITHDRAWN_FROM_YOUR_STATEMENT';
  if (!isShown) return 'NOTE_WITHDRAWN';
  return now.getTime() - createdAt.getTime() <= readersNoteDays * 24 * HOUR ? 'NOTE_SHOWN' : null;
}
