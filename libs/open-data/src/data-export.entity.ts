import type { TableName } from '@bridgenotes/public-data';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The public tables that one run was given, for download. They are whole, or not there. */
@Entity('data_exports')
export class DataExport {
  @PrimaryColumn({ type: 'bigint', name: 'run_id', primaryKeyConstraintName: 'data_exports_pk' })
  runId!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'made_at' })
  madeAt!: Date;

  /** Notes deleted between the run and the export: they are not in the tables, which then do not give the digests of the run. */
  @Column({ type: 'integer', name: 'deleted_since' })
  deletedSince!: number;
}

/** One table of an export, compressed by gzip. */
@Entity('data_files')
export class DataFile {
  @PrimaryColumn({ type: 'bigint', name: 'run_id', primaryKeyConstraintName: 'data_files_pk' })
  runId!: string;

  @PrimaryColumn({ type: 'text', name: 'table_name', primaryKeyConstraintName: 'data_files_pk' })
  tableName!: TableName;

  @Column({ type: 'bigint' })
  rows!: string;

  /** Bytes of the compressed file. */
  @Column({ type: 'bigint' })
  bytes!: string;

  /** SHA-256 of the uncompressed file, in hexadecimal. */
  @Column({ type: 'text' })
  sha256!: string;
}

/** A piece of a compressed file. */
@Entity('data_chunks')
export class DataChunk {
  @PrimaryColumn({ type: 'bigint', name: 'run_id', primaryKeyConstraintName: 'data_chunks_pk' })
  runId!: string;

  @PrimaryColumn({ type: 'text', name: 'table_name', primaryKeyConstraintName: 'data_chunks_pk' })
  tableName!: TableName;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'data_chunks_pk' })
  chunk!: number;

  @Column({ type: 'bytea' })
  bytes!: Buffer;
}
