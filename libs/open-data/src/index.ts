import { DataChunk, DataExport, DataFile } from './data-export.entity';

export type { DataFile } from './data-export.entity';
export { ExportChore } from './export.chore';
export { readExportedTables, type ExportedTables } from './exported-tables';
export { ExportsService, type ListedExport } from './exports.service';
export { OPEN_DATA, type OpenDataSettings } from './open-data.section';
export { TABLE_NAMES as EXPORTED_TABLES, type TableName as ExportedTable } from '@bridgenotes/public-data';
export { OpenDataModule } from './open-data.module';

/** The tables of this room, for the data source. */
export const OPEN_DATA_ENTITIES = [DataExport, DataFile, DataChunk];
