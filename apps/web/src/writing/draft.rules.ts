import { EMPTY_FIELDS, type NoteFields } from './writing.rules';

/** A note that is not sent yet, kept by the browser. One a writer and statement. */
export interface Draft {
  readonly writerId: string;
  readonly statementId: string;
  /** Words by which its writer knows the statement again. */
  readonly about: string;
  readonly fields: NoteFields;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  /** Until when it sleeps: it can be changed, not sent. null: it does not. */
  readonly wakesAt: number | null;
  /** Its writer was told that it is awake again. */
  readonly reminded: boolean;
}

const same = (one: { writerId: string; statementId: string }, other: { writerId: string; statementId: string }) => one.writerId === other.writerId && one.statementId === other.statementId;

/** The last changed stands first. An empty one that does not sleep is no draft. */
export function savedDraft(drafts: readonly Draft[], draft: Draft): Draft[] {
  const rest = drafts.filter((each) => !same(each, draft));
  return isEmpty(draft.fields) && draft.wakesAt === null ? rest : [draft, ...rest];
}

export const withoutDraft = (drafts: readonly Draft[], draft: { writerId: string; statementId: string }): Draft[] => drafts.filter((each) => !same(each, draft));

export const draftOf = (drafts: readonly Draft[], of: { writerId: string; statementId: string }): Draft | undefined => drafts.find((each) => same(each, of));

const isEmpty = (fields: NoteFields) => fields.text.trim() === '' && fields.classification === null && fields.tags.length === 0;

/** @param now milliseconds since 1970 */
export const isAsleep = ({ wakesAt }: { readonly wakesAt: number | null }, now: number): boolean => wakesAt !== null && now < wakesAt;

/** Drafts that slept, are awake by now, and whose writer has not been told. */
export const woken = (drafts: readonly Draft[], writerId: string, now: number): Draft[] => drafts.filter((draft) => draft.writerId === writerId && draft.wakesAt !== null && !draft.reminded && !isAsleep(draft, now));

const MORNING = 6;

/** When a draft that is put to sleep now wakes: at six in the morning of the next day, by the clock on the wall. */
export function tomorrowMorning(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING);
}

/** The drafts as they were stored; none for what is not ours. */
export function readDrafts(text: string | null): readonly Draft[] {
  try {
    const found = JSON.parse(text ?? '[]') as unknown;
    if (Array.isArray(found)) return (found as Draft[]).filter((draft) => typeof draft?.statementId === 'string' && typeof draft.fields?.text === 'string').map((draft) => ({ ...draft, fields: { ...EMPTY_FIELDS, ...draft.fields } }));
  } catch {
    // Half a text, or somebody else's: no draft.
  }
  return [];
}
