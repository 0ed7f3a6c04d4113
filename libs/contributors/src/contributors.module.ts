import { Module, type DynamicModule } from '@nestjs/common';
import { AliasesService } from './aliases/aliases.service';
import { ApiKeysService } from './api-keys/api-keys.service';
import { ContributorsService } from './people/contributors.service';
import { DevelopmentLoginService } from './sign-in/development-login.service';
import { SignInConfig } from './sign-in/sign-in.config';
import { TokenVerifier } from './sign-in/token-verifier';
import { ViewerResolver } from './sign-in/viewer-resolver';

/** People, their aliases and API keys. Needs a `DataSource` and a `Clock` from the app. */
@Module({
  providers: [ContributorsService, AliasesService, ApiKeysService],
  exports: [ContributorsService, AliasesService, ApiKeysService],
})
export class ContributorsModule {}

/** Who is asking: for apps with a door that people or programs come in by. */
@Module({})
export class SignInModule {
  static forRoot(config: SignInConfig): DynamicModule {
    return {
      module: SignInModule,
      imports: [ContributorsModule],
      providers: [{ provide: SignInConfig, useValue: config }, TokenVerifier, DevelopmentLoginService, ViewerResolver],
      exports: [DevelopmentLoginService, ViewerResolver],
    };
  }
}
