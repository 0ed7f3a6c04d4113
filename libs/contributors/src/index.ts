import { AliasOffer } from './aliases/alias-offer.entity';
import { ApiKey } from './api-keys/api-key.entity';
import { Contributor } from './people/contributor.entity';
import { SignIn } from './people/sign-in.entity';

export { actorOf } from './people/actor';
export { Contributor } from './people/contributor.entity';
export { readStandings, storeStandings, type Standing } from './people/standing.store';
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
export const CONTRIBUTORS_ENTITIES = [Contributor, SignIn, AliasOffer, ApiKey];
