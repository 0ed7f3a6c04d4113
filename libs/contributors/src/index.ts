import { AliasOffer } from './aliases/alias-offer.entity';
import { ApiKey } from './api-keys/api-key.entity';
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
export { WRITING_LOCKS, isFounding, type Founding, type WritingAbility, type WritingLock } from './ability/ability.rules';
export { ABILITY, contributorParameters, type AbilitySettings } from './ability/ability.settings';
export { ENGLISH_ABILITY, type AbilityTexts } from './ability/ability.texts';
export { APPEAL_OUTCOMES, type AppealOutcome } from './ability/appeal.rules';
export { AppealConflicts, AppealsService } from './ability/appeals.service';
export { EnrollmentTransition } from './ability/enrollment-transition.entity';
export { APPEAL_STATES, LockAppeal, type AppealState } from './ability/lock-appeal.entity';
export { storeFoundingProgress, storeWritingRecords, type FoundRecord } from './ability/record.store';
export { recordTransitions, type GivenTransition, type RunOfTransitions } from './ability/transition.store';
export { BADGES, WritersService, type Badge } from './ability/writers.service';
export { WritingRecord } from './ability/writing-record.entity';
export { parseRole, requirePerson } from './people/contributor.rules';
export { ContributorsService, type Login } from './people/contributors.service';
export { AliasesService } from './aliases/aliases.service';
export { ApiKey } from './api-keys/api-key.entity';
export type { KeyRequest } from './api-keys/api-key.rules';
export { ApiKeysService } from './api-keys/api-keys.service';
export { DEVELOPMENT_ISSUER, DevelopmentLoginService, type DevelopmentPerson } from './sign-in/development-login.service';
export { SignInConfig, signInConfigOf, signInFields } from './sign-in/sign-in.config';
export { ViewerResolver } from './sign-in/viewer-resolver';
export { ContributorsModule, SignInModule } from './contributors.module';

/** The tables of this room, for a data source. */
export const CONTRIBUTORS_ENTITIES = [Contributor, SignIn, AliasOffer, ApiKey, EnrollmentTransition, WritingRecord, FoundingProgress, LockAppeal];
