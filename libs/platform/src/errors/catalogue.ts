/** What a refusal is, coarsely: decides the HTTP status and whether trying again can help. */
export type RefusalKind = 'bad-input' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'limit' | 'unavailable' | 'internal';

const refusal = <Details>(kind: RefusalKind, text: (details: Details) => string) => ({ kind, text });
const list = (allowed: readonly string[]) => allowed.join(', ');
/** A moment for people, to the minute, rounded up so that nobody comes too early. `details` have it exactly. */
const moment = (iso: string) => `${new Date(Math.ceil(Date.parse(iso) / 60_000) * 60_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
/** When the next one of something limited is possible; nothing where it never is. */
const from = (resetsAt: string | null) => (resetsAt === null ? '' : `; the next from ${moment(resetsAt)} on`);

/**
 * The closed list of everything the platform refuses, in English. A code is the contract with clients and never
 * changes; a text may. Another language is another table with the same keys (see `Catalogue`).
 */
export const ENGLISH = {
  // input in general
  INVALID_INPUT: refusal('bad-input', (d: { field: string; given: string; allowed: string }) => `${d.field} is ${d.given}; allowed: ${d.allowed}.`),
  INVALID_ID: refusal('bad-input', (d: { given: string; expected: string }) => `"${d.given}" is not the id of a ${d.expected}.`),
  INVALID_CURSOR: refusal('bad-input', (d: { given: string }) => `"${d.given}" is not a cursor of this list; pass endCursor of the page before, or none.`),
  INVALID_PAGE_SIZE: refusal('bad-input', (d: { given: number; limit: number }) => `first is ${d.given}; allowed: 1 to ${d.limit}.`),
  NOT_FOUND: refusal('not-found', (d: { what: string; id: string }) => `There is no ${d.what} ${d.id}.`),

  // who is asking
  SIGN_IN_REQUIRED: refusal('unauthenticated', () => 'This needs a login: send "Authorization: Bearer <token or API key>".'),
  INVALID_TOKEN: refusal('unauthenticated', (d: { reason: string }) => `The bearer token was refused: ${d.reason}.`),
  INVALID_API_KEY: refusal('unauthenticated', () => 'The API key is unknown, revoked or expired. An admin creates one with "bridgenotes create-api-key".'),
  IDENTITY_PROVIDER_UNAVAILABLE: refusal('unavailable', (d: { issuer: string; reason: string }) => `The identity provider ${d.issuer} cannot be asked for its keys: ${d.reason}. Your login is kept; try again later.`),
  FORBIDDEN: refusal('forbidden', (d: { needs: string }) => `You may not do this: it needs ${d.needs}.`),
  NOT_FOR_PROGRAMS: refusal('forbidden', () => 'Programs write notes and do nothing else: they never rate, request, dispute or decide. This is for people.'),
  CONTRIBUTOR_REMOVED: refusal('forbidden', () => 'You were removed from this community: you may read, but not take part.'),
  ALIAS_REQUIRED: refusal('forbidden', () => 'Pick an alias first: query aliasOffers, then chooseAlias.'),
  ALIAS_NOT_OFFERED: refusal('bad-input', (d: { alias: string; offers: readonly string[] }) => `"${d.alias}" was not offered to you; choose one of: ${list(d.offers)}.`),
  ALIAS_TAKEN: refusal('conflict', (d: { alias: string }) => `"${d.alias}" was taken a moment ago; query aliasOffers for new ones.`),
  ALIAS_ALREADY_CHOSEN: refusal('conflict', (d: { alias: string }) => `You already appear as "${d.alias}"; an alias cannot be changed.`),
  LAST_ADMIN: refusal('conflict', () => 'This is the last admin; make somebody else an admin first.'),
  DEVELOPMENT_LOGIN_DISABLED: refusal('forbidden', () => 'The development login exists only with the embedded database; sign in with your identity provider.'),

  // statements
  INVALID_URL: refusal('bad-input', (d: { given: string; reason: string }) => `"${d.given}" is not a URL a statement can have: ${d.reason}.`),
  INVALID_STATEMENT: refusal('bad-input', (d: { reason: string }) => `The statement cannot be added: ${d.reason}.`),

  // notes
  NOTE_EMPTY: refusal('bad-input', () => 'The note has no text; write 1 to 280 characters.'),
  NOTE_TOO_LONG: refusal('bad-input', (d: { length: number; limit: number }) => `The note has ${d.length} characters (a URL counts 1); allowed: ${d.limit}.`),
  NOTE_SOURCE_REQUIRED: refusal('bad-input', () => 'A note that calls a statement misleading needs at least one source URL in its text.'),
  NOTE_TAGS_REQUIRED: refusal('bad-input', (d: { allowed: readonly string[] }) => `Say why: choose at least one tag of ${list(d.allowed)}.`),
  NOTE_TAG_MISMATCH: refusal('bad-input', (d: { tag: string; allowed: readonly string[] }) => `The tag ${d.tag} does not belong to this classification; allowed: ${list(d.allowed)}.`),
  NOTE_ALREADY_WRITTEN: refusal('conflict', () => 'You already wrote a note on this statement; delete it before writing another.'),
  NOTE_DELETED: refusal('conflict', (d: { id: string }) => `The note ${d.id} was deleted by its author.`),
  NOT_YOUR_NOTE: refusal('forbidden', () => 'Only the author of a note can delete it.'),

  // ratings
  RATING_OWN_NOTE: refusal('forbidden', () => 'You cannot rate your own note.'),
  RATING_TAG_MISMATCH: refusal('bad-input', (d: { tag: string; level: string; allowed: readonly string[] }) => `The tag ${d.tag} does not go with ${d.level}; allowed: ${list(d.allowed)}.`),

  // limits
  QUERY_TOO_DEEP: refusal('limit', (d: { limit: number }) => `The query is nested too deeply; allowed: ${d.limit} levels.`),
  QUERY_TOO_COMPLEX: refusal('limit', (d: { limit: number }) => `The query asks for too much at once; allowed: a cost of ${d.limit}. Ask for fewer rows or fields.`),
  BATCH_TOO_LARGE: refusal('limit', (d: { given: number; limit: number; what: string }) => `${d.given} ${d.what} at once; allowed: ${d.limit}.`),
  RATE_LIMITED: refusal('limit', (d: { retryAfterSeconds: number }) => `Too many requests; try again in ${d.retryAfterSeconds} s.`),
  QUERY_INVALID: refusal('bad-input', (d: { reason: string }) => `The query is not valid: ${d.reason}`),
  INTROSPECTION_DISABLED: refusal('forbidden', () => 'Introspection is turned off on this server; the schema is published with the source.'),

  // scoring runs
  RUN_IN_PROGRESS: refusal('conflict', () => 'A scoring run is in progress; its result is published when it ends.'),
  IMPORT_IN_PROGRESS: refusal('conflict', () => 'An import is in progress: no scoring run and no other import begins before it ends.'),
  IMPORT_UNFINISHED: refusal('conflict', (d: { source: string; startedAt: string }) =>
    `The import of ${d.source} began at ${d.startedAt} and did not end; a run of half a history could lock statuses for good. Run the same command again, or score what is there with "bridgenotes run-scoring --force".`),
  RUN_REFUSED: refusal('conflict', (d: { guard: string; change: 'lost' | 'gained'; count: number; of: number; share: number }) =>
    `The run would ${d.change === 'lost' ? `take the helpful status from ${d.count} of ${d.of} notes` : `give the helpful status to ${d.count} notes beside ${d.of} that had it`}, more than the share of ${d.share} that the guard ${d.guard} allows; nothing was published. Look at the run, then force it with "bridgenotes run-scoring --force" if it is right.`),
  RUN_NOT_HELD: refusal('conflict', () => 'No guard holds this run back: it was not refused, a later run was published, or it was released already.'),

  // joining
  CONTRIBUTOR_LEFT: refusal('forbidden', () => 'You left this community: you may read; the mutation returnToCommunity brings you back.'),
  JOINING_REQUIREMENT_UNMET: refusal('forbidden', (d: { steps: readonly string[]; texts: readonly string[] }) => `You cannot take part yet. ${d.texts.join(' ')} The query joining says more.`),
  NOT_JOINED: refusal('conflict', () => 'You do not take part yet: choose an alias first.'),
  ALREADY_JOINED: refusal('conflict', () => 'You take part already, or did: this is for newcomers.'),
  NO_WAITING_LIST: refusal('conflict', () => 'This community has no waiting list; the query joining says what it asks for.'),
  INVITATION_INVALID: refusal('bad-input', () => 'The code of the invitation is unknown, used, revoked or expired; ask for another one.'),
  INVITATION_USED: refusal('conflict', () => 'Somebody has used this invitation already; it cannot be revoked.'),
  INVITATION_QUOTA: refusal('limit', (d: { limit: number; days: number; resetsAt: string | null }) => `You made all ${d.limit} invitations of ${d.days} days${d.resetsAt === null ? '' : `; the next one is possible from ${moment(d.resetsAt)}`}.`),
  ALREADY_REMOVED: refusal('conflict', () => 'This person is removed already.'),
  NOT_REMOVED: refusal('conflict', () => 'There is no removal: nobody is to be heard or taken back.'),
  REMOVAL_APPEALED: refusal('conflict', () => 'You have appealed against this removal; each is decided once.'),
  NO_APPEAL: refusal('conflict', () => 'The person has not appealed against this removal.'),
  APPEAL_DECIDED: refusal('conflict', () => 'This appeal is decided, or the person is back already.'),
  OWN_DECISION: refusal('forbidden', () => 'Nobody decides on their own removal, or on an appeal against their own decision; another moderator has to.'),

  // writing ability and limits
  WRITING_LOCKED: refusal('forbidden', (d: { lock: string; state: string; ratingImpact: number; ratingImpactNeeded: number | null; missing: number | null }) =>
    `You may not write notes (${d.state}): ${d.ratingImpactNeeded === null ? 'no rating impact unlocks it' : `a rating impact of ${d.ratingImpactNeeded} unlocks it, yours is ${d.ratingImpact}; ${d.missing} more ratings that agree with what notes turn out to be are needed`}.`),
  NOTE_LIMIT_REACHED: refusal('limit', (d: { of: 'all' | 'author'; limit: number; used: number; hours: number; resetsAt: string | null }) =>
    `You wrote ${d.used} notes${d.of === 'author' ? ' on this author' : ''} within ${d.hours} hours; allowed: ${d.limit}.${d.resetsAt === null ? '' : ` The next one may be written at ${moment(d.resetsAt)}.`}`),
  NOT_LOCKED: refusal('conflict', (d: { state: string }) => `The ability to write was not lost: the state is ${d.state}.`),
  APPEAL_ALREADY_MADE: refusal('conflict', (d: { state: string }) => `This loss was appealed already, and a loss can be appealed once; the appeal is ${d.state}.`),
  APPEAL_CLOSED: refusal('conflict', (d: { state: string }) => `The appeal is closed: it was ${d.state}.`),
  APPEAL_CONFLICT: refusal('forbidden', (d: { because: string }) => `You cannot decide this appeal: ${d.because}.`),

  // requests
  REQUEST_LIMIT_REACHED: refusal('limit', (d: { limit: number; resetsAt: string | null }) => `You may ask for ${d.limit} notes in 24 hours${from(d.resetsAt)}.`),
  REQUEST_ALREADY_MADE: refusal('conflict', () => 'You already asked for a note on this statement.'),
  REQUEST_CLOSED: refusal('conflict', (d: { outcome: string }) => `The request is no longer open: ${d.outcome}.`),
  REQUEST_ALREADY_MARKED: refusal('conflict', () => 'You already said that this request is unfounded.'),
  REQUEST_OWN: refusal('forbidden', () => 'You cannot mark your own request; withdraw it instead.'),
  NOT_YOUR_REQUEST: refusal('forbidden', () => 'Only whoever made a request can withdraw it.'),
  REQUESTS_NOT_FOR_YOU: refusal('forbidden', (d: { audience: string }) => `What notes were asked for is shown to ${d.audience} in this community.`),
  NOTE_ALREADY_SHOWN: refusal('conflict', () => 'A note that people find helpful is already shown on this statement.'),

  // media and links
  MEDIA_NOTE_NOT_EARNED: refusal('forbidden', (d: { subject: string; needed: string; has: number }) => `A note about ${d.subject} wherever it is needs ${d.needed}; yours is ${d.has}. You may write it about this statement alone.`),
  MEDIA_NOT_SINGLE: refusal('bad-input', (d: { count: number }) => `A note about a picture or video is for statements with exactly one; this one has ${d.count}.`),
  MEDIA_UNREADABLE: refusal('bad-input', (d: { picture: number; reason: string }) => `Picture ${d.picture} cannot be read: ${d.reason}`),
  LINK_NOT_SINGLE: refusal('bad-input', (d: { count: number }) => `A note about a link is for statements with exactly one; this one has ${d.count}.`),
  LINK_BARE_DOMAIN: refusal('bad-input', (d: { url: string }) => `${d.url} is a whole site; a note about a link needs one page of it.`),
  NOT_YOUR_STATEMENT: refusal('forbidden', () => 'Only whoever added a statement, or a moderator, can hand in its picture or video.'),
  RATING_STATEMENT_MISMATCH: refusal('bad-input', (d: { statementId: string }) => `The note is neither about the statement ${d.statementId} nor matches it.`),
  SPREAD_ANSWER_MISMATCH: refusal('bad-input', (d: { reason: string }) => `The answer where the note is helpful does not fit: ${d.reason}.`),

  // disputes
  NOTE_NOT_SHOWN: refusal('conflict', () => 'This note is not shown to readers now; only a note that is can be contested.'),
  NOT_STATEMENT_AUTHOR: refusal('forbidden', () => 'Only the author of the statement can ask for additional review, and it is not known here that you are: its site or your identity provider has to say so.'),
  REVIEW_ALREADY_ASKED: refusal('conflict', () => 'You asked for additional review of this note before; it can be asked once.'),
  DISPUTE_OWN_NOTE: refusal('forbidden', () => 'You cannot dispute your own note; you can delete it.'),
  DISPUTE_QUOTE_NOT_FOUND: refusal('bad-input', () => 'quote is not in the text of the note; give the disputed words exactly as they stand there.'),
  DISPUTE_EVIDENCE_REQUIRED: refusal('bad-input', () => 'A dispute needs evidence: at least one URL in evidenceUrls.'),
  DISPUTE_LIMIT_REACHED: refusal('limit', (d: { limit: number; resetsAt: string | null }) => `You may dispute ${d.limit} notes in 24 hours${from(d.resetsAt)}.`),
  DISPUTE_ALREADY_OPEN: refusal('conflict', () => 'You already dispute this note.'),
  DISPUTE_FULL: refusal('conflict', (d: { limit: number }) => `This note is disputed by ${d.limit} people already, as many as a jury weighs at once; what they claim is being decided.`),
  DISPUTE_BEING_DECIDED: refusal('conflict', () => 'A jury is deciding on this note; nothing can be added to its dispute any more.'),
  DISPUTE_DECIDED_RECENTLY: refusal('conflict', (d: { until: string }) => `A jury decided on this note a short while ago; it can be disputed again at ${moment(d.until)}.`),
  DISPUTE_ENDED: refusal('conflict', () => 'This dispute has ended.'),
  DISPUTE_ANSWERED: refusal('conflict', () => 'You have answered this dispute; that can be done once.'),
  NOT_YOURS_TO_ANSWER: refusal('forbidden', () => 'Only the author of the disputed note can answer.'),
  JURY_SEAT_CLOSED: refusal('conflict', (d: { state: string; allowed: readonly string[] }) => `Your seat in this jury is ${d.state}; this needs one that is ${list(d.allowed)}.`),
  JURY_CONFLICT: refusal('forbidden', (d: { why: string }) => `Jurors have nothing to do with the case: ${d.why}.`),

  // notes written together
  NOT_COLLABORATIVE: refusal('conflict', () => 'Its author did not open this note for working together: write it with isCollaborativeNote.'),
  SUGGESTION_NEEDS_RATING: refusal('conflict', () => 'Rate the note first; a suggestion goes with a rating.'),
  SUGGESTION_NEEDS_IMPACT: refusal('forbidden', (d: { which: 'writing' | 'rating'; impact: number; needed: number }) => `Your ${d.which} impact is ${d.impact}; suggestions need ${d.needed}.`),
  SUGGESTION_OPEN: refusal('conflict', () => 'A suggestion of yours on this note is still open; withdraw it before making another.'),
  SUGGESTION_ANSWERED: refusal('conflict', (d: { state: string }) => `The suggestion is ${d.state} already.`),
  SUGGESTION_LIMIT_REACHED: refusal('limit', (d: { limit: number; resetsAt: string | null }) => `You may make ${d.limit} suggestions in 24 hours${from(d.resetsAt)}.`),
  NOT_YOUR_SUGGESTION: refusal('forbidden', () => 'Only who made a suggestion can withdraw it.'),
  REVISION_WITHOUT_CHANGE: refusal('bad-input', () => 'The new version is what is there already; change its text, tags or classification.'),
  REVISION_REFUSED: refusal('conflict', (d: { reason: string }) => `The note stays as it is (${d.reason}): query revisionAdvice to see what would let it change.`),
  REVISION_LIMIT_REACHED: refusal('limit', (d: { limit: number; resetsAt: string | null }) => `A note may have ${d.limit} new versions in 24 hours${from(d.resetsAt)}.`),

  // programs that write
  NOT_A_PROGRAM: refusal('forbidden', () => 'This is for programs that write: register one with registerProgram and send its API key.'),
  NOT_YOUR_PROGRAM: refusal('forbidden', () => 'Only the person who registered a program may change it.'),
  PROGRAM_ALREADY_REGISTERED: refusal('conflict', (d: { limit: number }) => `You run as many programs already as one person may: ${d.limit}.`),
  PROGRAM_NAME_TAKEN: refusal('conflict', (d: { name: string }) => `Somebody is called "${d.name}" already; choose another name.`),
  PROGRAM_NOT_ADMITTED: refusal('forbidden', (d: { state: string }) => `The program is ${d.state === 'apiEarnedOut' ? 'expelled' : 'not admitted yet'}: it may write test notes only (testMode). Query myPrograms for what it takes.`),
  PROGRAM_RECORD_NEEDED: refusal('forbidden', (d: { what: string; needed: string }) => `The program may not have ${d.what} yet: that needs ${d.needed}.`),
  STATEMENT_NOT_ELIGIBLE: refusal('conflict', (d: { id: string }) => `The statement ${d.id} does not want a note of this program now: it is too old for its feed, or has a helpful note or one of this program.`),
  AI_NOTE_LIMIT_REACHED: refusal('limit', (d: { limit: number; used: number; resetsAt: string | null; reason: string }) => `The program wrote ${d.used} notes within 24 hours; allowed: ${d.limit} (${d.reason}).${d.resetsAt === null ? '' : ` The next one may come at ${moment(d.resetsAt)}.`}`),
  EVALUATOR_UNAVAILABLE: refusal('unavailable', (d: { reason: string }) => `The service that judges notes of programs cannot be asked: ${d.reason}. Nothing was stored; try again later.`),

  // notices
  CHANNEL_UNAVAILABLE: refusal('conflict', (d: { channel: string }) => `This server sends no ${d.channel}s: its operator has not configured them.`),
  WEBHOOK_LIMIT_REACHED: refusal('limit', (d: { limit: number }) => `You have ${d.limit} webhooks, which is as many as one owner can have; remove one first.`),

  // the house itself
  INVALID_CONFIGURATION: refusal('internal', (d: { problems: readonly string[] }) => `The configuration is not valid:\n${d.problems.map((p) => `  ${p}`).join('\n')}`),
  DATABASE_UNAVAILABLE: refusal('unavailable', (d: { reason: string }) => `The database cannot be reached: ${d.reason}.`),
  INTERNAL: refusal('internal', (d: { reference: string }) => `Something went wrong here; it was logged as ${d.reference}.`),
} as const;

export type ErrorCode = keyof typeof ENGLISH;
/** What a text of this code is filled with. */
export type ErrorDetails<Code extends ErrorCode> = Parameters<(typeof ENGLISH)[Code]['text']>[0];
/** A translation: the same codes, other words. */
export type Catalogue = { readonly [Code in ErrorCode]: { readonly text: (details: ErrorDetails<Code>) => string } };
export const ERROR_CODES = Object.keys(ENGLISH) as readonly ErrorCode[];
