import type { ListedExport } from '@bridgenotes/open-data';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { ScoringRunType } from '../scoring-runs/scoring-run.type';
import { exportOf } from './data-export.rules';

@ObjectType('DataFile', { description: 'A public table for download, as X offers it: tab-separated, compressed by gzip.' })
export class DataFileType {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Where it is, on this server.' })
  url!: string;

  @Field(() => Float, { description: 'Rows without the header.' })
  rows!: number;

  @Field(() => Float, { description: 'Bytes of the compressed file.' })
  bytes!: number;

  @Field(() => String, { description: 'SHA-256 of the uncompressed file, in hexadecimal.' })
  sha256!: string;
}

@ObjectType('DataExport', { description: 'The public tables that a run was given: whoever scores them gets the digests of the run.' })
export class DataExportType {
  @Field(() => ScoringRunType, { description: 'The run that they belong to, with its digests.' })
  run!: ScoringRunType;

  @Field(() => Date, { description: 'When they were written.' })
  madeAt!: Date;

  @Field(() => Int, { description: 'Notes that were deleted between the run and the export. Where there are any, the tables lack them and give other digests.' })
  deletedSince!: number;

  @Field(() => [DataFileType], { description: 'The files.' })
  files!: DataFileType[];

  @Field(() => String, { description: 'Where the run is with all its parameters, as JSON.' })
  parametersUrl!: string;

  @Field(() => String, { description: 'How to score the downloaded files as the run did; parameters.json holds the field parameters of the former.' })
  command!: string;

  static of(listed: ListedExport): DataExportType {
    const { files, parametersUrl, command } = exportOf(listed);
    return { run: ScoringRunType.of(listed.run), madeAt: listed.made.madeAt, deletedSince: listed.made.deletedSince, files, parametersUrl, command };
  }
}
