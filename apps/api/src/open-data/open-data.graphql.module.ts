import { OpenDataModule } from '@bridgenotes/open-data';
import { Module } from '@nestjs/common';
import { ReadLimit } from '../embedding/read-limit.guard';
import { GraphQLModule } from '../graphql/graphql.module';
import { DataController } from './data.controller';
import { DataExportResolver } from './data-export.resolver';

/** The public tables for download, over plain HTTP, and their list at the GraphQL door. */
@Module({ imports: [GraphQLModule, OpenDataModule], controllers: [DataController], providers: [DataExportResolver, ReadLimit] })
export class OpenDataGraphQLModule {}
