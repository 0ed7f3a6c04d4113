import { SignInConfig, SignInModule, signInConfigOf } from '@bridgenotes/contributors';
import { Global, Module } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../config';

@Global()
@Module({
  providers: [{ provide: SignInConfig, inject: [API_CONFIG], useFactory: (config: ApiConfig) => signInConfigOf(config) }],
  exports: [SignInConfig],
})
class SignInConfigModule {}

/** Who is asking, by what the environment of the api says about sign-in. */
@Module({ imports: [SignInConfigModule, SignInModule], exports: [SignInModule] })
export class AuthModule {}
