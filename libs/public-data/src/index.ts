export * from './public-data.error';
export * from './columns';
export type * from './rows';
export { locateTable, type Shard } from './locate';
export type { ReadOptions, ReadProgress } from './read-table';
export { readRows, type NumberedRow, type RowBatch } from './read-rows';
export { lastRatingTime, readTables, type NoteHead, type ReadReport, type ReadTablesOptions, type Tables } from './read-tables';
export { toScoringInput, type DroppedRows } from './scoring-input';
