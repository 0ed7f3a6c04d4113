import { Module } from '@nestjs/common';
import { AbilityService } from './ability/ability.service';
import { WritersService } from './ability/writers.service';
import { AliasesService } from './aliases/aliases.service';
import { ApiKeysService } from './api-keys/api-keys.service';
import { ContributorsService } from './people/contributors.service';
import { DevelopmentLoginService } from './sign-in/development-login.service';
import { TokenVerifier } from './sign-in/token-verifier';
import { ViewerResolver } from './sign-in/viewer-resolver';

/** People, their aliases and API keys. Needs a `DataSource`, a `Clock` and `CommunitySettings` from the app. */
@Module({
  providers: [ContributorsService, AliasesService, ApiKeysService, AbilityService, WritersService],
  exports: [ContributorsService, AliasesService, ApiKeysService, AbilityService, WritersService],
})
export class ContributorsModule {}

/** Who is asking: for apps with a door. Needs a `SignInConfig` from the app as well. */
@Module({
  imports: [ContributorsModule],
  providers: [TokenVerifier, DevelopmentLoginService, ViewerResolver],
  exports: [DevelopmentLoginService, ViewerResolver],
})
export class SignInModule {}
