import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SHOWN } from './shown';

/** A statement on which a note is shown that was written on it. */
export interface StatementShown {
  readonly statementId: string;
  /** When that was decided last. */
  readonly decidedAt: Date;
}

type Row = { readonly statement_id: string; readonly decided_at: Date };

const FROM = `SELECT score.statement_id, max(score.decided_at) AS decided_at FROM note_scores score JOIN notes note ON note.id = score.note_id
  WHERE score.run_id = $1 AND score.statement_id >= $2 AND ${SHOWN} GROUP BY score.statement_id ORDER BY score.statement_id`;

/** Everything that is shown, statement by statement, for who wants all of it. */
@Injectable()
export class ShownStatements {
  constructor(private readonly dataSource: DataSource) {}

  /** By id, from one on. */
  async list(runId: string, from: string, limit: number): Promise<StatementShown[]> {
    return (await this.dataSource.query<Row[]>(`${FROM} LIMIT $3`, [runId, from, limit])).map(read);
  }

  /** Of the same in pages of a size: the first statement of each, and when anything on the page was decided last. */
  async pages(runId: string, size: number): Promise<StatementShown[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT min(statement_id) AS statement_id, max(decided_at) AS decided_at
       FROM (SELECT *, (row_number() OVER (ORDER BY statement_id) - 1) / $3::int AS page FROM (${FROM}) AS shown) AS paged GROUP BY page ORDER BY page`,
      [runId, '0', size]);
    return rows.map(read);
  }
}

const read = ({ statement_id: statementId, decided_at: decidedAt }: Row): StatementShown => ({ statementId, decidedAt });
