import { ExportsService } from '@bridgenotes/open-data';
import { Query, Resolver } from '@nestjs/graphql';
import { Access } from '../graphql/access';
import { DataExportType } from './data-export.type';

/** What anybody may download. */
@Resolver(() => DataExportType)
export class DataExportResolver {
  constructor(private readonly exports: ExportsService) {}

  @Access('anyone')
  @Query(() => [DataExportType], { description: 'The public tables for download, the latest first; the same as JSON is at /data/exports.json.' })
  async dataExports(): Promise<DataExportType[]> {
    return (await this.exports.list()).map(DataExportType.of);
  }
}
