import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something of a run that is kept beside its record, as `storePart` packs it: see `INPUT_PART` and `modelPart`. */
@Entity('run_parts')
export class RunPart {
  @PrimaryColumn({ type: 'bigint', name: 'run_id', primaryKeyConstraintName: 'run_parts_pk' })
  runId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'run_parts_pk' })
  part!: string;

  /** Digest of the frames before they were compressed, hexadecimal. */
  @Column({ type: 'text' })
  sha256!: string;

  /** Compressed size. */
  @Column({ type: 'bigint' })
  bytes!: string;
}

/** A chunk of a part. */
@Entity('run_chunks')
export class RunChunk {
  @PrimaryColumn({ type: 'bigint', name: 'run_id', primaryKeyConstraintName: 'run_chunks_pk' })
  runId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'run_chunks_pk' })
  part!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'run_chunks_pk' })
  chunk!: number;

  @Column({ type: 'bytea' })
  bytes!: Buffer;
}
