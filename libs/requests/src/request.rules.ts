import { AppError, characterCount, plainText } from '@bridgenotes/platform';
import { publicUrl } from '@bridgenotes/statements';
import type { RequestSettings } from './requests.settings';

/** Why a writer finds that a statement needs no note. */
export const UNFOUNDED_REASONS = ['NO_CLAIM', 'ACCURATE', 'CLEARLY_A_JOKE', 'SOURCES_DO_NOT_MATCH', 'SPAM_OR_ABUSE'] as const;
export type UnfoundedReason = (typeof UNFOUNDED_REASONS)[number];

/** What a note is asked for: a statement that is there, or a URL, which becomes one. */
export type RequestSubject = { readonly statementId: string } | { readonly statementUrl: string };

/** What somebody says with a request. */
export interface GivenRequest {
  readonly sources: readonly string[];
  readonly reason?: string | null;
}

/** The same as it is stored. */
export interface RequestValue {
  readonly sources: string[];
  readonly reason: string | null;
}

/** @throws INVALID_URL, INVALID_INPUT for too many sources, too long a reason, or characters that no text has */
export function requestValue(given: GivenRequest, settings: Pick<RequestSettings, 'sources' | 'reasonLength'>): RequestValue {
  const sources = [...new Set(given.sources.map((url) => publicUrl(url).href))];
  if (sources.length > settings.sources) throw new AppError('INVALID_INPUT', { field: 'sources', given: `${sources.length} URLs`, allowed: `at most ${settings.sources}` });
  const reason = given.reason == null ? '' : plainText('reason', given.reason);
  const length = characterCount(reason);
  if (length > settings.reasonLength) throw new AppError('INVALID_INPUT', { field: 'reason', given: `${length} characters long`, allowed: `at most ${settings.reasonLength}` });
  return { sources, reason: reason === '' ? null : reason };
}

/** What became of a request, as far as it is known. */
export const REQUEST_OUTCOMES = ['OPEN', 'NOTED', 'MET', 'NOTE_WITHDRAWN', 'UNFOUNDED', 'WITHDRAWN'] as const;
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];

/** Where a request stands; what happened later in life hides what happened before. */
export interface RequestState {
  readonly notedAt: Date | null;
  readonly metAt: Date | null;
  readonly helpfulNoteId: string | null;
  readonly unfoundedAt: Date | null;
  readonly withdrawnAt: Date | null;
}

/** A helpful note shows that a request was not unfounded, whatever writers said before. */
export function outcomeOf({ notedAt, metAt, helpfulNoteId, unfoundedAt, withdrawnAt }: RequestState): RequestOutcome {
  if (helpfulNoteId !== null) return 'MET';
  if (metAt !== null) return 'NOTE_WITHDRAWN';
  if (withdrawnAt !== null) return 'WITHDRAWN';
  if (unfoundedAt !== null) return 'UNFOUNDED';
  return notedAt === null ? 'OPEN' : 'NOTED';
}

/** @throws NOT_YOUR_REQUEST, REQUEST_CLOSED when it was met */
export function checkMayWithdraw(contributorId: string, request: RequestState & { readonly requesterId: string }): void {
  if (request.requesterId !== contributorId) throw new AppError('NOT_YOUR_REQUEST');
  if (request.metAt !== null) throw new AppError('REQUEST_CLOSED', { outcome: outcomeOf(request) });
}

/** @throws REQUEST_OWN, REQUEST_CLOSED when it was met or withdrawn */
export function checkMayMark(writerId: string, request: RequestState & { readonly requesterId: string }): void {
  if (request.requesterId === writerId) throw new AppError('REQUEST_OWN');
  if (request.metAt !== null || request.withdrawnAt !== null) throw new AppError('REQUEST_CLOSED', { outcome: outcomeOf(request) });
}
