import type { JoiningStep, JoiningStepCode } from './eligibility.rules';
import type { RemovalReason } from './removal.rules';

/** A language: what each step is called, and each reason for a removal, for people. */
export interface JoiningTexts {
  readonly steps: { readonly [Code in JoiningStepCode]: (step: JoiningStep) => string };
  readonly reasons: { readonly [Reason in RemovalReason]: string };
}

const day = (time: Date | null): string => (time === null ? 'later' : `on ${time.toISOString().slice(0, 10)}`);

/** Joining, in plain English. Another language is another table with the same keys; codes never change, texts may. */
export const ENGLISH_JOINING: JoiningTexts = {
  steps: {
    ACCOUNT_TOO_YOUNG: ({ at }) => `Your account is too young; you can join ${day(at)}.`,
    EMAIL_NOT_VERIFIED: () => 'Verify your e-mail address where you sign in, then sign in again.',
    EMAIL_TAKEN: () => 'Another contributor already has your e-mail address; sign in as them, or verify another address.',
    PHONE_NOT_VERIFIED: () => 'Verify your phone number where you sign in, then sign in again.',
    PHONE_TAKEN: () => 'Another account verified your phone number after you did; verify it again, or another one.',
    PHONE_CARRIER_NOT_ACCEPTED: () => 'Phone numbers of your carrier are not accepted here; verify another one.',
    ORGANISATION_NOT_ACCEPTED: ({ allowed }) => `Sign in with an account of one of these organisations: ${allowed.join(', ')}.`,
    ACCOUNT_NOT_PAID: () => 'This community is for paid accounts; upgrade where you sign in, then sign in again.',
    PERSONHOOD_NOT_PROVEN: () => 'Prove where you sign in that you are a person, then sign in again.',
    PERSONHOOD_TAKEN: () => 'The same person already takes part as another contributor; sign in as them.',
    INVITATION_NEEDED: () => 'Ask somebody who takes part for an invitation, and enter its code.',
    ADMISSION_NOT_REQUESTED: () => 'Ask for admission: places are drawn among all who wait.',
    WAITING_FOR_ADMISSION: ({ at }) => `You are on the waiting list; ${at === null ? 'places are drawn regularly' : `the next places are drawn on ${at.toISOString().slice(0, 16).replace('T', ' at ')} UTC`}.`,
    RECENTLY_REMOVED: ({ at }) => `Somebody with your phone number, e-mail address or proof of personhood was removed from this community; you can join ${day(at)}.`,
    CHOOSE_ALIAS: () => 'Choose one of the five aliases offered to you; it is what others see.',
    RETURN: () => 'You left; you can return under the same alias at any time.',
    TAKE_PART: () => 'You take part: nothing is left to do.',
    APPEAL_REMOVAL: () => 'You were removed. If you think that it is wrong, appeal: another moderator decides.',
    WAITING_FOR_APPEAL: () => 'Your appeal waits for another moderator.',
    REMOVAL_UPHELD: () => 'Your appeal was decided: the removal stays.',
  },
  reasons: {
    ABUSE: 'Harassed, threatened or insulted people.',
    SPAM: 'Published advertising or worthless text in bulk.',
    MANIPULATION: 'Rated or wrote together with others to move what is shown.',
    SEVERAL_ACCOUNTS: 'Took part under more than one account.',
    IMPERSONATION: 'Pretended to be somebody else.',
    UNLAWFUL_CONTENT: 'Published what the law forbids.',
    ELIGIBILITY: 'Did not meet what this community asks of its contributors.',
    OTHER_RULE: 'Broke another rule of this community.',
  },
};

/** One step, for people; in English unless another language is given. */
export const joiningText = (step: JoiningStep, texts: JoiningTexts = ENGLISH_JOINING): string => texts.steps[step.code](step);
