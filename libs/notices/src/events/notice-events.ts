import type { OutboxTopic } from '@bridgenotes/platform';
import { z } from 'zod';
import { tell, type NoticeDraft } from './draft';

/** What a room tells through the outbox, and whom that concerns. */
export interface NoticeEvent {
  /** @returns what is wrong with a payload that no room should have sent */
  draftsOf(payload: unknown, entryId: string): readonly NoticeDraft[] | { readonly problem: string };
}

/** @param drafts who is told what; the payload has been checked. The id of the event is a key where nothing in it is one. */
const event = <Shape extends z.ZodRawShape>(shape: Shape, drafts: (payload: z.infer<z.ZodObject<Shape>>, entryId: string) => readonly NoticeDraft[]): NoticeEvent => {
  const schema = z.object(shape);
  return {
    draftsOf(payload, entryId) {
      const read = schema.safeParse(payload);
      return read.success ? drafts(read.data, entryId) : { problem: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') };
    },
  };
};

const id = z.string().regex(/^\d{1,19}$/);
const word = z.string().max(500).default('');

/**
 * Event → notices. A room that wants people to be told puts its event in the outbox and has an entry here: its payload,
 * and for each notice the kind, the recipient and the key that makes it one notice however often the event arrives.
 * Changes of a status are not here: they are told when they have held (see `NoteNewsService`).
 */
export const NOTICE_EVENTS: { readonly [Topic in OutboxTopic]?: NoticeEvent } = {
  'contributor.state_changed': event({ contributorId: id, transitionId: id, from: z.string(), to: z.string(), reason: word }, ({ contributorId, transitionId, from, to, reason }) => {
    const key = `transition:${transitionId}`;
    const person = { person: contributorId };
    if (to === 'earnedIn' && from !== 'atRisk' && from !== 'removed') return [tell('WRITING_UNLOCKED', person, key, {}, {})];
    if (to === 'atRisk') return [tell('WRITING_AT_RISK', person, key, {}, { reason })];
    if (to.startsWith('earnedOut') && !from.startsWith('earnedOut')) return [tell('WRITING_LOCKED', person, key, {}, { reason })];
    return [];
  }),
  'writer.admitted': event({ contributorId: id }, ({ contributorId }, entryId) => [tell('PROGRAM_ADMITTED', { person: contributorId }, `event:${entryId}`, {}, {})]),
  'writer.expelled': event({ contributorId: id, reason: word }, ({ contributorId, reason }, entryId) => [tell('PROGRAM_REFUSED', { person: contributorId }, `event:${entryId}`, {}, { reason })]),
  'contributor.removed': event({ contributorId: id, removalId: id, reason: word }, ({ contributorId, removalId, reason }) => [tell('REMOVED', { person: contributorId }, `removal:${removalId}`, {}, { reason })]),
  'contributor.reinstated': event({ contributorId: id, removalId: id }, ({ contributorId, removalId }) => [tell('REINSTATED', { person: contributorId }, `removal:${removalId}`, {}, {})]),
  'contributor.removal-upheld': event({ contributorId: id, removalId: id }, ({ contributorId, removalId }) => [tell('REMOVAL_UPHELD', { person: contributorId }, `removal:${removalId}`, {}, {})]),
  'claim.lost': event({ contributorId: id, kind: z.string() }, ({ contributorId, kind }, entryId) => [tell('CLAIM_LOST', { person: contributorId }, `event:${entryId}`, {}, { what: kind })]),
  // Of a removal or of a lock: one notice for each appeal, to all who may decide.
  'appeal.made': event({ removalId: id.optional(), appealId: id.optional() }, ({ removalId, appealId }) => [tell('APPEAL_MADE', 'MODERATORS', removalId === undefined ? `lock-appeal:${appealId}` : `removal:${removalId}`, {}, {})]),
  'lock_appeal.decided': event({ contributorId: id, appealId: id, outcome: z.string() }, ({ contributorId, appealId, outcome }) => [tell('APPEAL_DECIDED', { person: contributorId }, `appeal:${appealId}`, {}, { lifted: outcome === 'lifted' })]),
  'admission.granted': event({ contributorId: id }, ({ contributorId }) => [tell('ADMITTED', { person: contributorId }, 'admission', {}, {})]),
  'rating.requested': event({ contributorId: id, noteId: id }, ({ contributorId, noteId }) => [tell('RATING_REQUESTED', { person: contributorId }, `note:${noteId}`, { noteId }, {})]),
  'request.met': event({ statementId: id, noteId: id, contributorIds: z.array(id) }, ({ noteId, contributorIds }) => contributorIds.map((person) => tell('REQUEST_MET', { person }, `note:${noteId}`, { noteId }, {}))),
  'request.unfounded': event({ requestId: id, statementId: id, contributorId: id, reason: word }, ({ requestId, statementId, contributorId, reason }) => [tell('REQUEST_UNFOUNDED', { person: contributorId }, `request:${requestId}`, { statementId }, { reason })]),
  // Where the ratings stand there is nothing to do for who gave them.
  'note.revised': event({ noteId: id, previousNoteId: id, ratingsStand: z.boolean() }, ({ noteId, previousNoteId, ratingsStand }) => (ratingsStand ? [] : [tell('NOTE_REVISED', { ratersOf: previousNoteId }, `note:${noteId}`, { noteId }, {})])),
  'note.spread': event({ noteId: id, shown: z.boolean() }, ({ noteId, shown }) => (shown ? [tell('YOUR_NOTE_SPREADS', 'AUTHOR', `note:${noteId}`, { noteId }, {})] : [])),
  'note.relisted': event({ noteId: id, until: z.string(), why: z.string() }, ({ noteId, until, why }) => (why === 'review' ? [tell('NOTE_RELISTED', 'AUTHOR', `until:${until}`, { noteId }, { until })] : [])),
  'dispute.opened': event({ disputeId: id, noteId: id }, ({ disputeId, noteId }) => [tell('DISPUTE_OPENED', 'AUTHOR', `dispute:${disputeId}`, { noteId }, {})]),
  'dispute.decided': event({ disputeId: id, noteId: id, outcome: z.string(), contributorIds: z.array(id) }, ({ disputeId, noteId, outcome, contributorIds }) => [
    tell('DISPUTE_DECIDED', 'AUTHOR', `dispute:${disputeId}`, { noteId }, { finding: outcome, role: 'author' }),
    ...contributorIds.map((person) => tell('DISPUTE_DECIDED', { person }, `dispute:${disputeId}`, { noteId }, { finding: outcome, role: 'disputant' as const })),
  ]),
  'jury.called': event({ disputeId: id, noteId: id, contributorIds: z.array(id), until: z.string() }, ({ disputeId, noteId, contributorIds, until }) =>
    contributorIds.map((person) => tell('JURY_DUTY', { person }, `dispute:${disputeId}`, { noteId }, { until }))),
  'suggestion.made': event({ suggestionId: id, noteId: id }, ({ suggestionId, noteId }) => [tell('SUGGESTION_MADE', 'AUTHOR', `suggestion:${suggestionId}`, { noteId }, {})]),
  'suggestion.answered': event({ suggestionId: id, noteId: id, contributorId: id, incorporated: z.boolean() }, ({ suggestionId, noteId, contributorId, incorporated }) => [
    tell('SUGGESTION_ANSWERED', { person: contributorId }, `suggestion:${suggestionId}`, { noteId }, { incorporated }),
  ]),
};
