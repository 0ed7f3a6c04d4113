import { Module } from '@nestjs/common';
import { ExportChore } from './export.chore';
import { ExportsService } from './exports.service';

/** The public tables for download. Needs a `DataSource`, a `Clock` and `CommunitySettings` from the app. */
@Module({ providers: [ExportChore, ExportsService], exports: [ExportChore, ExportsService] })
export class OpenDataModule {}
