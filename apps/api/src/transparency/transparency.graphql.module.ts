import { ScoresModule } from '@bridgenotes/scoring-runs';
import { TransparencyModule } from '@bridgenotes/transparency';
import { Module } from '@nestjs/common';
import { ServiceStatusResolver, TransparencyResolver } from './transparency.resolver';

/** Figures of the community and of the service at the GraphQL door. */
@Module({ imports: [TransparencyModule, ScoresModule], providers: [TransparencyResolver, ServiceStatusResolver] })
export class TransparencyGraphQLModule {}
