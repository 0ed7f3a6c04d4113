import { ScoresModule } from '@bridgenotes/scoring-runs';
import { Module } from '@nestjs/common';
import { ConfigurationResolver } from './configuration.resolver';

/** The settings in force at the GraphQL door. */
@Module({ imports: [ScoresModule], providers: [ConfigurationResolver] })
export class ConfigurationGraphQLModule {}
