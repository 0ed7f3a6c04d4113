import { sameAddress, describeSource } from '../sources/source.rules';
import type { NoteText } from './note-text.rules';

export const CLASSIFICATIONS = ['MISINFORMED_OR_POTENTIALLY_MISLEADING', 'NOT_MISLEADING'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** The reasons that go with each, the vaguest last. */
export const TAGS = {
  MISINFORMED_OR_POTENTIALLY_MISLEADING: ['misleadingFactualError', 'misleadingMissingImportantContext', 'misleadingOutdatedInformation', 'misleadingUnverifiedClaimAsFact', 'misleadingManipulatedMedia', 'misleadingSatire', 'misleadingOther'],
  NOT_MISLEADING: ['notMisleadingFactuallyCorrect', 'notMisleadingOutdatedButNotWhenWritten', 'notMisleadingClearlySatire', 'notMisleadingPersonalOpinion', 'notMisleadingOther'],
} as const;
export type Tag = (typeof TAGS)[Classification][number];
export type Subject = 'STATEMENT' | 'MEDIA' | 'LINK';

/** A note while it is written. */
export interface NoteFields {
  readonly classification: Classification | null;
  readonly tags: readonly Tag[];
  readonly text: string;
  /** Whether its sources are ones that most people trust, in the writer's opinion. */
  readonly trustworthy: boolean | null;
  readonly subject: Subject;
  readonly collaborative: boolean;
}
export const EMPTY_FIELDS: NoteFields = { classification: null, tags: [], text: '', trustworthy: null, subject: 'STATEMENT', collaborative: false };

/** Another answer keeps no reason of the one before. */
export const withClassification = (fields: NoteFields, classification: Classification): NoteFields => (fields.classification === classification ? fields : { ...fields, classification, tags: [] });

export function withTag(fields: NoteFields, tag: Tag): NoteFields {
  const ticked = fields.tags.includes(tag) ? fields.tags.filter((each) => each !== tag) : [...fields.tags, tag];
  return { ...fields, tags: fields.classification === null ? [] : TAGS[fields.classification].filter((each) => ticked.includes(each)) };
}

export interface Limits {
  readonly noteLength: number;
  readonly urlLength: number;
  readonly sourcesNeeded: number;
}

export type FieldName = 'classification' | 'tags' | 'text' | 'trustworthy' | 'subject' | 'form';

/** What is wrong with which field, in words. */
export type Refusals = Partial<Record<FieldName, string>>;
/** What is still missing before a note can be sent, by the field it concerns. */
export type Gap = 'classification' | 'tags' | 'empty' | 'tooLong' | 'source' | 'trustworthy';
const FIELD_OF_GAP: Readonly<Record<Gap, FieldName>> = { classification: 'classification', tags: 'tags', empty: 'text', tooLong: 'text', source: 'text', trustworthy: 'trustworthy' };

/** In the order of the form. */
export function gapsOf(fields: NoteFields, { length, sources }: NoteText, limits: Limits): { field: FieldName; gap: Gap }[] {
  const misleading = fields.classification === 'MISINFORMED_OR_POTENTIALLY_MISLEADING';
  const gaps: (Gap | false)[] = [
    fields.classification === null && 'classification',
    misleading && fields.tags.length === 0 && 'tags',
    length === 0 && 'empty',
    length > limits.noteLength && 'tooLong',
    misleading && length > 0 && sources.length < limits.sourcesNeeded && 'source',
    fields.trustworthy === null && 'trustworthy',
  ];
  return gaps.filter((gap) => gap !== false).map((gap) => ({ field: FIELD_OF_GAP[gap], gap }));
}

const FIELD_OF_CODE: Readonly<Record<string, FieldName>> = {
  NOTE_EMPTY: 'text',
  NOTE_TOO_LONG: 'text',
  NOTE_SOURCE_REQUIRED: 'text',
  NOTE_TAGS_REQUIRED: 'tags',
  NOTE_TAG_MISMATCH: 'tags',
  MEDIA_NOTE_NOT_EARNED: 'subject',
  MEDIA_NOT_SINGLE: 'subject',
  LINK_NOT_SINGLE: 'subject',
  LINK_BARE_DOMAIN: 'subject',
};

/** Beside which field a refusal of the server is read. @param details of the refusal */
export const fieldOfRefusal = (code: string, details: Readonly<Record<string, unknown>>): FieldName => FIELD_OF_CODE[code] ?? (code === 'INVALID_INPUT' && details['field'] === 'text' ? 'text' : 'form');

/** Something worth a second look before a note is sent; none of it keeps it from being sent. */
export interface Hint {
  readonly hint: 'missing' | 'stray' | 'sameStatement' | 'twice' | 'oneSite' | 'wholeSite' | 'shortened' | 'unsafe';
  /** The address that it is about. */
  readonly address?: string;
}

/** What can be said of the sources of a note while it is written. */
export function sourceHints({ sources, strays, length }: NoteText, statementUrl: string | null): Hint[] {
  const hints: Hint[] = strays.map((address) => ({ hint: 'stray', address }));
  if (length > 0 && sources.length === 0 && strays.length === 0) return [{ hint: 'missing' }];
  const urls = sources.map(({ href }) => new URL(href));
  sources.forEach(({ text, href }, place) => {
    const { kind } = describeSource(href, statementUrl);
    if (urls.slice(0, place).some((before) => sameAddress(before, urls[place]!))) hints.push({ hint: 'twice', address: text });
    else if (kind === 'sameStatement' || kind === 'wholeSite' || kind === 'shortened') hints.push({ hint: kind, address: text });
    else if (urls[place]!.protocol === 'http:') hints.push({ hint: 'unsafe', address: text });
  });
  const domains = new Set(sources.map(({ href }) => describeSource(href, null).domain));
  if (sources.length > 1 && domains.size === 1 && !hints.some(({ hint }) => hint === 'twice')) hints.push({ hint: 'oneSite', address: [...domains][0] });
  return hints;
}

/** Whether somebody pasted an address rather than words. */
export const looksLikeAddress = (text: string): boolean => /^(https?:\/\/\S+|(www\.)?[^\s/:?#@]+\.[a-z][a-z0-9-]+([/?#]\S*)?)$/i.test(text.trim());
