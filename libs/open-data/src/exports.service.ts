import { TABLE_NAMES, type TableName } from '@bridgenotes/public-data';
import { ScoringRun } from '@bridgenotes/scoring-runs';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { DataChunk, DataExport, DataFile } from './data-export.entity';

/** An export with its files, in the order of {@link TABLE_NAMES}, and the run that it belongs to. */
export interface ListedExport {
  readonly made: DataExport;
  readonly run: ScoringRun;
  readonly files: readonly DataFile[];
}

/** What anybody may download. */
@Injectable()
export class ExportsService {
  constructor(private readonly dataSource: DataSource) {}

  /** All exports there are, the latest first: a few. */
  async list(): Promise<ListedExport[]> {
    const exports = await this.dataSource.getRepository(DataExport).find({ order: { madeAt: 'DESC', runId: 'DESC' } });
    const ids = exports.map(({ runId }) => runId);
    const [runs, files] = await Promise.all([this.dataSource.getRepository(ScoringRun).findBy({ id: In(ids) }), this.dataSource.getRepository(DataFile).findBy({ runId: In(ids) })]);
    const place = ({ tableName }: DataFile) => TABLE_NAMES.indexOf(tableName);
    return exports.map((made) => ({ made, run: runs.find(({ id }) => id === made.runId)!, files: files.filter(({ runId }) => runId === made.runId).sort((a, b) => place(a) - place(b)) }));
  }

  /** One of its files; null where there is none, or no longer. */
  async file(runId: string, name: TableName): Promise<DataFile | null> {
    return this.dataSource.getRepository(DataFile).findOneBy({ runId, tableName: name });
  }

  /**
   * The bytes of a file, piece by piece: however large it is, one piece is held at a time.
   * @throws Error when the export goes while it is read
   */
  async *bytes({ runId, tableName, bytes }: DataFile): AsyncGenerator<Buffer> {
    let left = Number(bytes);
    for (let chunk = 0; left > 0; chunk++) {
      const found = await this.dataSource.getRepository(DataChunk).findOneBy({ runId, tableName, chunk });
      if (found === null) throw new Error(`the export of run ${runId} is gone`);
      left -= found.bytes.length;
      yield found.bytes;
    }
  }
}
