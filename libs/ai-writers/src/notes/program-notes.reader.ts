import { keysetPage, type KeysetOrder, type Page, type PageRequest } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Evaluation } from '../evaluate/evaluation.rules';
import { ProgramCard } from '../programs/program.entity';
import { ProgramNote, TestNote } from './program-note.entity';

/** Ratings of one note by level, of raters on one part of the axis of viewpoints. */
export interface BucketCounts {
  readonly helpful: number;
  readonly somewhatHelpful: number;
  readonly notHelpful: number;
}

/** How the latest ratings of a note spread over the axis; never by whom. */
export interface ScoringStatus {
  readonly negative: BucketCounts;
  readonly middle: BucketCounts;
  readonly positive: BucketCounts;
}

/** Where the middle of the axis ends, and how many ratings are looked at (X, AI Note Writer API, scoring_status). */
const MIDDLE = 0.15;
const LATEST_RATINGS = 500;

const NEWEST_WRITTEN: KeysetOrder<ProgramNote> = {
  name: 'program-notes',
  direction: 'DESC',
  columns: [
    { expression: 'written.written_at', type: 'timestamptz', value: (row) => row.writtenAt },
    { expression: 'written.note_id', type: 'bigint', value: (row) => row.noteId },
  ],
};
const NEWEST_TESTS: KeysetOrder<TestNote> = { name: 'test-notes', direction: 'DESC', columns: [{ expression: 'test.id', type: 'bigint', value: (row) => row.id }] };

const BUCKETS = `
  SELECT given.note_id, CASE WHEN factor < -${MIDDLE} THEN 'negative' WHEN factor > ${MIDDLE} THEN 'positive' ELSE 'middle' END AS bucket, level, count(*)::int AS ratings
  FROM unnest($1::bigint[]) AS given (note_id)
  CROSS JOIN LATERAL (
    SELECT rater_id, level FROM ratings WHERE note_id = given.note_id AND withdrawn_at IS NULL ORDER BY rated_at DESC, id DESC LIMIT ${LATEST_RATINGS}
  ) AS latest
  JOIN rater_scores AS rater ON rater.run_id = (SELECT run_id FROM published_run) AND rater.contributor_id = latest.rater_id
  WHERE factor IS NOT NULL GROUP BY given.note_id, bucket, level`;

/** Reads what programs wrote. */
@Injectable()
export class ProgramNotesReader {
  constructor(private readonly dataSource: DataSource) {}

  /** The notes of a program, last written first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async written(programId: string, page: PageRequest): Promise<Page<ProgramNote>> {
    return keysetPage(this.dataSource.getRepository(ProgramNote).createQueryBuilder('written').where('written.program_id = :programId', { programId }), NEWEST_WRITTEN, page);
  }

  /** The test notes of a program, last written first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async tests(programId: string, page: PageRequest): Promise<Page<TestNote>> {
    return keysetPage(this.dataSource.getRepository(TestNote).createQueryBuilder('test').where('test.program_id = :programId', { programId }), NEWEST_TESTS, page);
  }

  /** What was found of the last test notes of each of some programs, newest first, deleted ones too; with `since` only of those after it. */
  async lastResults(programs: readonly { readonly id: string; readonly since: Date | null }[], count: number): Promise<Evaluation[][]> {
    const rows = await this.dataSource.query<{ program_id: string; evaluation: Evaluation }[]>(
      `SELECT given.program_id, test.evaluation FROM unnest($1::bigint[], $2::timestamptz[]) AS given (program_id, since)
       CROSS JOIN LATERAL (SELECT id, evaluation FROM test_notes WHERE program_id = given.program_id AND (given.since IS NULL OR created_at > given.since) ORDER BY id DESC LIMIT $3) AS test
       ORDER BY test.id DESC`,
      [programs.map(({ id }) => id), programs.map(({ since }) => since), count],
    );
    return programs.map(({ id }) => rows.filter((row) => row.program_id === id).map((row) => row.evaluation));
  }

  /** The card that the program of each of some notes had when it wrote it; null for notes of people. */
  async cardsOfNotes(noteIds: readonly string[]): Promise<(ProgramCard | null)[]> {
    const { entities, raw } = await this.dataSource.getRepository(ProgramCard).createQueryBuilder('card')
      .innerJoin(ProgramNote, 'written', 'written.program_id = card.program_id AND written.card_version = card.version')
      .addSelect('written.note_id', 'note_id').where('written.note_id = ANY(:noteIds)', { noteIds })
      .getRawAndEntities<{ note_id: string; card_program_id: string; card_version: number }>();
    const cards = new Map(entities.map((card) => [`${card.programId} ${card.version}`, card]));
    const byNote = new Map(raw.map((row) => [row.note_id, cards.get(`${row.card_program_id} ${row.card_version}`) ?? null]));
    return noteIds.map((id) => byNote.get(id) ?? null);
  }

  /** How ratings of some notes spread over the axis, in the order of the ids; raters that the model cannot place are left out. */
  async scoringStatuses(noteIds: readonly string[]): Promise<ScoringStatus[]> {
    const rows = await this.dataSource.query<{ note_id: string; bucket: keyof ScoringStatus; level: number; ratings: number }[]>(BUCKETS, [noteIds]);
    const found = new Map(rows.map((row) => [`${row.note_id} ${row.bucket} ${row.level}`, row.ratings]));
    const counts = (id: string, bucket: keyof ScoringStatus): BucketCounts => {
      const of = (level: number) => found.get(`${id} ${bucket} ${level}`) ?? 0;
      return { helpful: of(2), somewhatHelpful: of(1), notHelpful: of(0) };
    };
    return noteIds.map((id) => ({ negative: counts(id, 'negative'), middle: counts(id, 'middle'), positive: counts(id, 'positive') }));
  }
}
