import type { TransitionReason } from '@bridgenotes/scoring';
import type { WritingLock } from './ability.rules';

/** What people are told of their ability to write; another language is another table of this type. */
export interface AbilityTexts {
  readonly reasons: Readonly<Record<TransitionReason, string>>;
  readonly locks: Readonly<Record<WritingLock, string>>;
}

export const ENGLISH_ABILITY: AbilityTexts = {
  reasons: {
    EARNED_IN_BY_RATING_IMPACT: 'Enough of your ratings agreed with what notes turned out to be: you may write notes.',
    AT_RISK_BY_NOTES: 'Several of your recent notes were rated not helpful; one more takes writing away.',
    BACK_TO_EARNED_IN: 'Fewer of your recent notes are rated not helpful: writing is no longer at risk.',
    EARNED_OUT_THREE_OF_FIVE: 'Too many of your recent notes were rated not helpful: you may not write until enough of your ratings prove right.',
    EARNED_OUT_SINGLE_TRIGGER: 'More of your notes are rated not helpful than helpful, a recent one among them: you may not write until enough of your ratings prove right.',
    TAKEN_FOR_ACKNOWLEDGED: 'The loss of writing was not acknowledged, and is taken for known.',
    EARNED_IN_AGAIN_BY_RATING_IMPACT: 'Enough of your ratings proved right since: you may write notes again.',
    ACKNOWLEDGED: 'You acknowledged that you lost the ability to write.',
    APPEAL_LIFTED: 'A moderator looked at your appeal and gave writing back; the notes behind the loss no longer count for it.',
    REMOVED: 'You were removed from the community.',
    READMITTED: 'You were taken back into the community.',
    PROGRAM_REGISTERED: 'Registered as a program that writes test notes.',
    PROGRAM_ADMITTED: 'The program was admitted and may write notes.',
    PROGRAM_EARNED_OUT: 'The program lost the ability to write notes.',
    PROGRAM_EARNED_IN_AGAIN: 'The program may write notes again.',
    SET_FOR_DEVELOPMENT: 'Set by the development login, for trying things out.',
  },
  locks: {
    NOT_EARNED_IN: 'New people rate first: enough ratings that agree with what notes turn out to be unlock writing.',
    EARNED_OUT: 'Writing was lost through notes rated not helpful; enough good ratings unlock it again.',
    REMOVED: 'Removed people may read, and not take part.',
    PROGRAM: 'Programs write by rules of their own.',
  },
};
