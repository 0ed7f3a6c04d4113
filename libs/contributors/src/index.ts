import { AliasOffer } from './aliases/alias-offer.entity';
import { ApiKey } from './api-keys/api-key.entity';
import { AccountFactsRow } from './joining/account-facts.entity';
import { AdmissionDraw, WaitingEntry } from './joining/admission.entity';
import { Invitation } from './joining/invitation.entity';
import { Removal, RemovalClaim } from './joining/removal.entity';
import { VerifiedClaim } from './joining/verified-claim.entity';
import { Contributor } from './people/contributor.entity';
import { SignIn } from './people/sign-in.entity';
import { EnrollmentTransition } from './ability/enrollment-transition.entity';
import { FoundingProgress } from './ability/founding-progress.entity';
import { LockAppeal } from './ability/lock-appeal.entity';
import { WritingRecord } from './ability/writing-record.entity';

export { actorOf } from './people/actor';
export { Contributor } from './people/contributor.entity';
export { readStandings, storeStandings, type Standing, type StandingChange } from './people/standing.store';
export { AbilityService, enrollmentOf } from './ability/ability.service';
export { WRITING_LOCKS, type WritingAbility, type WritingLock } from './ability/ability.rules';
export { ABILITY, contributorParameters, type AbilitySettings } from './ability/ability.settings';
export { ENGLISH_ABILITY } from './ability/ability.texts';
export { APPEAL_OUTCOMES, type AppealOutcome } from './ability/appeal.rules';
export { AppealConflicts, AppealsService } from './ability/appeals.service';
export { EnrollmentTransition } from './ability/enrollment-transition.entity';
export { APPEAL_STATES, LockAppeal, type AppealState } from './ability/lock-appeal.entity';
export { storeFoundingProgress, storeWritingRecords, type FoundRecord } from './ability/record.store';
export { recordTransitions, type GivenTransition, type RunOfTransitions } from './ability/transition.store';
export { BADGES, WritersService, type Badge } from './ability/writers.service';
export { WritingRecord } from './ability/writing-record.entity';
export { createProgramContributor, moveProgram } from './people/program.store';
export { requirePerson } from './people/contributor.rules';
export { DirectoryService, type DirectoryFilter } from './people/directory.service';
export { ContributorsService, type Login } from './people/contributors.service';
export { AliasesService } from './aliases/aliases.service';
export { ApiKey } from './api-keys/api-key.entity';
export type { KeyRequest } from './api-keys/api-key.rules';
export { ApiKeysService } from './api-keys/api-keys.service';
export { DEVELOPMENT_ISSUER, DevelopmentLoginService, type DevelopmentPerson } from './sign-in/development-login.service';
export { SignInConfig, signInConfigOf, signInFields, type WebClient } from './sign-in/sign-in.config';
export { ViewerResolver } from './sign-in/viewer-resolver';
export type { DevelopmentClaims } from './sign-in/development-claims.rules';
export { AdmissionChore } from './joining/admission.chore';
export { AdmissionDraw } from './joining/admission.entity';
export { AdmissionsService, type WaitingPlace } from './joining/admissions.service';
export { CLAIM_KINDS, type ClaimKind } from './joining/claims.rules';
export { JOINING_STATES, JOINING_STEPS, type Finding, type JoiningState, type JoiningStep, type JoiningStepCode } from './joining/eligibility.rules';
export { Invitation } from './joining/invitation.entity';
export { INVITATION_STATES, invitationStateOf, type InvitationState } from './joining/invitation.rules';
export { InvitationsService } from './joining/invitations.service';
export { JoiningService, type Joining } from './joining/joining.service';
export { JOINING } from './joining/joining.settings';
export { ENGLISH_JOINING, joiningText } from './joining/joining.texts';
export { MembershipService } from './joining/membership.service';
export { Removal } from './joining/removal.entity';
export { REMOVAL_APPEAL_OUTCOMES, REMOVAL_REASONS, type RemovalAppealOutcome, type RemovalReason } from './joining/removal.rules';
export { RemovalsService } from './joining/removals.service';
export { POLICIES, policiesOf, type Policy } from './joining/requirement.rules';
export { ContributorsModule, SignInModule } from './contributors.module';

/** The tables of this room, for a data source. */
export const CONTRIBUTORS_ENTITIES = [
  Contributor, SignIn, AliasOffer, ApiKey,
  VerifiedClaim, AccountFactsRow, Invitation, WaitingEntry, AdmissionDraw, Removal, RemovalClaim,
  EnrollmentTransition, WritingRecord, FoundingProgress, LockAppeal,
];
