import type { NoticeTexts } from './texts';

const on = (statement: string | null) => (statement === null ? 'a statement' : statement);
const day = (iso: string) => new Date(iso).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }) + ' UTC';
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

const REASONS: Readonly<Record<string, string>> = {
  AT_RISK_BY_NOTES: 'two of your recent notes were found not helpful',
  EARNED_OUT_THREE_OF_FIVE: 'three of your five recent notes were found not helpful',
  EARNED_OUT_SINGLE_TRIGGER: 'more of your notes were found not helpful than helpful',
};
const because = (reason: string) => (REASONS[reason] === undefined ? '' : ` The reason: ${REASONS[reason]}.`);

const CLAIMS: Readonly<Record<string, string>> = { email: 'your e-mail address', phone: 'your phone number', personhood: 'your proof of being one person' };

const FINDINGS: Readonly<Record<string, string>> = {
  upheld: 'The jury found that the note holds; it stays as it is.',
  amended: 'The jury found that the note has to be amended.',
  retracted: 'The jury found that the note does not hold; it is no longer shown.',
};

export const ENGLISH_NOTICES: NoticeTexts = {
  notices: {
    NOTE_SHOWN_ON_YOUR_STATEMENT: ({ statement }) => ({ title: 'A note is shown on your statement', text: `People of different viewpoints found a note on ${on(statement)} helpful. Readers see it beside your statement. You may ask for additional review.` }),
    NOTE_WITHDRAWN_FROM_YOUR_STATEMENT: ({ statement }) => ({ title: 'A note on your statement is no longer shown', text: `A note on ${on(statement)} lost its status; readers no longer see it.` }),
    NOTE_SHOWN: ({ statement }) => ({ title: 'A note is shown on a statement you follow', text: `People of different viewpoints found a note on ${on(statement)} helpful.` }),
    NOTE_WITHDRAWN: ({ statement }) => ({ title: 'A note that you were told of is no longer shown', text: `The note on ${on(statement)} lost its status: raters of different viewpoints no longer agree that it is helpful.` }),
    YOUR_NOTE_HELPFUL: ({ statement }) => ({ title: 'Your note is rated helpful', text: `People of different viewpoints found your note on ${on(statement)} helpful; it is shown to readers.` }),
    YOUR_NOTE_NOT_HELPFUL: ({ statement }) => ({ title: 'Your note is rated not helpful', text: `People of different viewpoints found your note on ${on(statement)} not helpful; it is not shown.` }),
    YOUR_NOTE_LOST_STATUS: ({ statement }) => ({ title: 'Your note needs more ratings again', text: `Your note on ${on(statement)} lost its status and needs more ratings.` }),
    RATINGS_SUMMARY: (_, { agreed, disagreed, days }) => ({
      title: 'How your ratings turned out',
      text: `In the last ${days} days ${count(agreed + disagreed, 'note', 'notes')} that you had rated got a status: ${agreed} as you rated, ${disagreed} the other way.`,
    }),
    RATING_REQUESTED: ({ statement }) => ({ title: 'Your rating is needed', text: `A note on ${on(statement)} needs a rating that you can give.` }),
    WRITING_UNLOCKED: () => ({ title: 'You can write notes', text: 'Your ratings have earned you the ability to write notes.' }),
    WRITING_AT_RISK: (_, { reason }) => ({ title: 'Your ability to write is at risk', text: `One more note that is found not helpful locks writing for you.${because(reason)}` }),
    WRITING_LOCKED: (_, { reason }) => ({ title: 'You cannot write notes for now', text: `Writing is locked for you until ratings of yours have earned it again.${because(reason)}` }),
    ADMITTED: () => ({ title: 'Welcome: you were admitted', text: 'Your place on the waiting list came up. Choose an alias, and take part.' }),
    CLAIM_LOST: (_, { what }) => ({ title: 'Somebody else verified what you had verified', text: `Another account verified ${CLAIMS[what] ?? 'what you had verified'} later than you, and now holds it here. Where this community asks for it, you cannot take part until you verify another one.` }),
    REMOVED: (_, { reason }) => ({ title: 'You were removed from this community', text: `You may read, but no longer take part.${reason === '' ? '' : ` The reason given: ${reason}.`}` }),
    REMOVAL_UPHELD: () => ({ title: 'Your appeal is decided: the removal stands', text: 'Another moderator looked at your removal and upheld it. The answer to your appeal says why.' }),
    REINSTATED: () => ({ title: 'You are back in this community', text: 'Your removal was taken back: you may take part again.' }),
    APPEAL_MADE: () => ({ title: 'An appeal waits for a decision', text: 'Somebody appeals against a removal or a lock. A moderator who had no part in it decides.' }),
    APPEAL_DECIDED: (_, { lifted }) => ({
      title: 'Your appeal is decided',
      text: lifted ? 'The lock on your writing was lifted: you can write notes again.' : 'Writing stays locked; the decision says why. Ratings of yours can still earn it again.',
    }),
    NOTE_RELISTED: ({ statement }, { until }) => ({ title: 'Your note is looked at again', text: `Your note on ${on(statement)} is listed for further ratings until ${day(until)}. Nothing else changes.` }),
    DISPUTE_OPENED: ({ statement }) => ({ title: 'Your note is disputed', text: `Somebody disputes a sentence of your note on ${on(statement)}, with evidence. A jury drawn at random decides.` }),
    DISPUTE_DECIDED: ({ statement }, { finding, role }) => ({
      title: role === 'author' ? 'The dispute about your note is decided' : 'The dispute that you opened is decided',
      text: `It was about a note on ${on(statement)}. ${FINDINGS[finding] ?? 'The finding and its reason are public.'}`,
    }),
    JURY_DUTY: ({ statement }, { until }) => ({ title: 'You were drawn for a jury', text: `A note on ${on(statement)} is disputed, and you were drawn at random to judge it. Please answer before ${day(until)}.` }),
    REQUEST_MET: ({ statement }) => ({ title: 'The note that you asked for is there', text: `A note on ${on(statement)}, for which you had asked, was found helpful.` }),
    REQUEST_UNFOUNDED: ({ statement }) => ({ title: 'Your request was marked as unfounded', text: `A writer found that ${on(statement)} needs no note. This counts when you ask again.` }),
    SUGGESTION_MADE: ({ statement }) => ({ title: 'Somebody suggests a better wording', text: `There is a suggestion for your note on ${on(statement)}.` }),
    SUGGESTION_ANSWERED: ({ statement }, { incorporated }) => ({
      title: incorporated ? 'Your suggestion was taken up' : 'Your suggestion was not taken up',
      text: incorporated ? `The note on ${on(statement)} now has what you suggested, and names you.` : `The note on ${on(statement)} stays without it; the answer says why.`,
    }),
    NOTE_REVISED: ({ statement }) => ({ title: 'A note that you rated has a new version', text: `The note on ${on(statement)} was written anew, and its ratings begin again. See what changed, and rate it, or keep your rating.` }),
    YOUR_NOTE_SPREADS: ({ statement }) => ({ title: 'Your note is shown in further places', text: `Your note on ${on(statement)} is also shown where the same picture, video or link was posted.` }),
    PROGRAM_ADMITTED: () => ({ title: 'Your program may write notes', text: 'Its test notes passed, and it was admitted.' }),
    PROGRAM_REFUSED: () => ({ title: 'Your program may no longer write notes', text: 'Its notes were found not helpful too often. It can earn its way back.' }),
  },
  mail: {
    digestSubject: (n) => `${count(n, 'notice', 'notices')} for you`,
    digestIntro: (n, weekly) => `${count(n, 'thing', 'things')} of the last ${weekly ? 'week' : 'day'}:`,
    noteSays: 'The note says:',
    readNote: 'Read the note',
    readStatement: 'See the statement',
    unsubscribe: 'Unsubscribe',
    footer: 'You get this because you confirmed this address. What you are told, and how often, is in your settings.',
    confirmSubject: 'Confirm your e-mail address',
    confirmText: (hours) => `Somebody, probably you, wants to get notices at this address. To confirm it, open this link within ${hours} hours. If it was not you, do nothing: you will get no further mail.`,
    confirmButton: 'Confirm this address',
  },
  pages: {
    confirmTitle: 'Confirm your address',
    confirmText: (address) => `Notices are to be sent to ${address}.`,
    confirmed: 'Your address is confirmed.',
    unsubscribeTitle: 'Unsubscribe',
    unsubscribeText: 'You will get no more notices by e-mail.',
    unsubscribeAll: 'No more e-mail',
    unsubscribeKind: (kind) => `No more e-mail of this kind only: ${kind}`,
    unsubscribed: 'Done. You get no more of these by e-mail.',
    invalidLink: 'This link is not valid any more. Ask for a new one in your settings.',
  },
};
