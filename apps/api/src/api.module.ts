import { HOUSE_ENTITIES } from '@bridgenotes/house';
import { NoticesConfig, noticesConfigOf } from '@bridgenotes/notices';
import { Clock, CommunitySettings, dataSourceOptions } from '@bridgenotes/platform';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import { AiWritersGraphQLModule } from './ai-writers/ai-writers.graphql.module';
import { API_CONFIG, type ApiConfig } from './config';
import { AbilityGraphQLModule } from './ability/ability.graphql.module';
import { CollaborationGraphQLModule } from './collaboration/collaboration.graphql.module';
import { CommunityGraphQLModule } from './community/community.graphql.module';
import { ContributorsGraphQLModule } from './contributors/contributors.graphql.module';
import { EmbeddingModule } from './embedding/embedding.module';
import { DisputesGraphQLModule } from './disputes/disputes.graphql.module';
import { GraphQLModule } from './graphql/graphql.module';
import { HealthController } from './health.controller';
import { ImpactGraphQLModule } from './impact/impact.graphql.module';
import { MediaGraphQLModule } from './media/media.graphql.module';
import { NeededGraphQLModule } from './needed/needed.graphql.module';
import { NotesGraphQLModule } from './notes/notes.graphql.module';
import { NoticesGraphQLModule } from './notices/notices.graphql.module';
import { PublicLogGraphQLModule } from './public-log/public-log.graphql.module';
import { RatingsGraphQLModule } from './ratings/ratings.graphql.module';
import { RequestsGraphQLModule } from './requests/requests.graphql.module';
import { ScoringRunsGraphQLModule } from './scoring-runs/scoring-runs.graphql.module';
import { StatementsGraphQLModule } from './statements/statements.graphql.module';
import type { WebFiles } from './web/web-files';
import { WebModule } from './web/web.module';
import { ConfigurationGraphQLModule } from './configuration/configuration.graphql.module';
import { OpenDataGraphQLModule } from './open-data/open-data.graphql.module';
import { TransparencyGraphQLModule } from './transparency/transparency.graphql.module';

@Global()
@Module({})
class ConfigModule {}

@Module({})
export class ApiModule {
  /** @param web the built web client; null when it is not served */
  static of(config: ApiConfig, community: CommunitySettings, clock: Clock, log: DestinationStream, web: WebFiles | null = null): DynamicModule {
    const provided = [
      { provide: API_CONFIG, useValue: config },
      { provide: Clock, useValue: clock },
      { provide: CommunitySettings, useValue: community },
      { provide: NoticesConfig, useValue: noticesConfigOf(config) },
    ];
    return {
      module: ApiModule,
      imports: [
        { module: ConfigModule, providers: provided, exports: provided },
        LoggerModule.forRoot({
          pinoHttp: [
            {
              level: config.LOG_LEVEL,
              // A log is read by more people than a request is meant for.
              redact: ['req.headers.authorization', 'req.headers.cookie'],
              autoLogging: { ignore: (request) => request.url === '/health' },
            },
            log,
          ],
        }),
        TypeOrmModule.forRoot({ ...dataSourceOptions({ url: config.DATABASE_URL, entities: HOUSE_ENTITIES, poolSize: config.DATABASE_POOL_SIZE }), retryAttempts: 3 }),
        GraphQLModule,
        CommunityGraphQLModule,
        ContributorsGraphQLModule,
        StatementsGraphQLModule,
        PublicLogGraphQLModule,
        NotesGraphQLModule,
        AbilityGraphQLModule,
        RatingsGraphQLModule,
        ScoringRunsGraphQLModule,
        RequestsGraphQLModule,
        DisputesGraphQLModule,
        AiWritersGraphQLModule,
        CollaborationGraphQLModule,
        NoticesGraphQLModule,
        MediaGraphQLModule,
        NeededGraphQLModule,
        EmbeddingModule,
        ImpactGraphQLModule,
        TransparencyGraphQLModule,
        OpenDataGraphQLModule,
        ConfigurationGraphQLModule,
        ...(web === null ? [] : [WebModule.of(web)]),
      ],
      controllers: [HealthController],
    };
  }
}
