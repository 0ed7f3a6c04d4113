import { Module } from '@nestjs/common';
import { AbilityService } from './ability/ability.service';
import { WritersService } from './ability/writers.service';
import { AliasesService } from './aliases/aliases.service';
import { ApiKeysService } from './api-keys/api-keys.service';
import { AdmissionChore } from './joining/admission.chore';
import { AdmissionsService } from './joining/admissions.service';
import { ClaimsService } from './joining/claims.service';
import { EligibilityService } from './joining/eligibility.service';
import { InvitationsService } from './joining/invitations.service';
import { JoiningService } from './joining/joining.service';
import { MembershipService } from './joining/membership.service';
import { RemovalsService } from './joining/removals.service';
import { DirectoryService } from './people/directory.service';
import { ContributorsService } from './people/contributors.service';
import { DevelopmentLoginService } from './sign-in/development-login.service';
import { TokenVerifier } from './sign-in/token-verifier';
import { ViewerResolver } from './sign-in/viewer-resolver';

const services = [ContributorsService, DirectoryService, AliasesService, ApiKeysService, EligibilityService, JoiningService, AdmissionsService, InvitationsService, MembershipService, RemovalsService, AbilityService, WritersService];

/** People: how they join and leave, their aliases and API keys. Needs a `DataSource`, a `Clock` and `CommunitySettings` from the app. */
@Module({
  providers: [...services, AdmissionChore],
  exports: [...services, AdmissionChore],
})
export class ContributorsModule {}

/** Who is asking: for apps with a door. Needs a `SignInConfig` from the app as well. */
@Module({
  imports: [ContributorsModule],
  providers: [TokenVerifier, ClaimsService, DevelopmentLoginService, ViewerResolver],
  exports: [DevelopmentLoginService, ViewerResolver],
})
export class SignInModule {}
