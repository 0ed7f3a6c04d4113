import { Injectable } from '@nestjs/common';
import { Note } from '@bridgenotes/notes';
import { checkPageSize, keysetPage, toPage, type KeysetOrder, type Page, type PageRequest } from '@bridgenotes/platform';
import type { RuleTrace } from '@bridgenotes/scoring';
import { Statement } from '@bridgenotes/statements';
import { DataSource, In } from 'typeorm';
import { NoteStatusHistory } from './note-status-history.entity';
import { NoteScore } from './scores.entity';
import { SHOWN } from './shown';
import { StatusChange } from './status-change.entity';
import { WithheldNote } from './withheld-note.entity';

const LATEST_DECIDED: KeysetOrder<NoteScore> = {
  name: 'helpful',
  direction: 'DESC',
  columns: [
    { expression: 'score.decided_at', type: 'timestamptz', value: (score) => score.decidedAt },
    { expression: 'score.note_id', type: 'bigint', value: (score) => score.noteId },
  ],
};

const LATEST_CHANGE: KeysetOrder<StatusChange> = { name: 'changes', direction: 'DESC', columns: [{ expression: 'change.id', type: 'bigint', value: (change) => change.id }] };

/** Which statements. */
export interface StatementsAbout {
  /** A language, as the first part of a BCP 47 tag: `pt` has `pt-BR`. */
  readonly language?: string;
  /** A host name in lower case, with everything below it. */
  readonly domain?: string;
}

/** What runs so far hold of a note. */
export interface NotePast {
  /** Whether its status was settled when it was two weeks old. */
  readonly locked: boolean;
  /** Since when it waits whether the helpful status lasts; null where it does not. */
  readonly waitingSince: Date | null;
}


/** Reads what one run found. Every method is told the run, so that one request never mixes two. */
@Injectable()
export class ScoresReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Scores of notes, in no order; a note that the run did not see is left out. */
  async ofNotes(runId: string, noteIds: readonly string[]): Promise<NoteScore[]> {
    return this.dataSource.getRepository(NoteScore).findBy({ runId, noteId: In([...noteIds]) });
  }

  /** Every rule as it was evaluated for some notes, by note; a note that the run did not see is left out. */
  async traces(runId: string, noteIds: readonly string[]): Promise<Map<string, RuleTrace[]>> {
    const rows = await this.dataSource.getRepository(NoteScore).find({ select: { noteId: true, trace: true }, where: { runId, noteId: In([...noteIds]) } });
    return new Map(rows.map((row) => [row.noteId, row.trace ?? []]));
  }

  /** What runs so far hold of some notes, by note: whether the status is settled, and since when the helpful status waits. A note no run has seen is left out. */
  async pasts(noteIds: readonly string[]): Promise<Map<string, NotePast>> {
    const rows = await this.dataSource.getRepository(NoteStatusHistory).find({ select: { noteId: true, lockedStatus: true, timestampMillisOfNmrDueToMinStableCrhTime: true }, where: { noteId: In([...noteIds]) } });
    return new Map(rows.map(({ noteId, lockedStatus, timestampMillisOfNmrDueToMinStableCrhTime: since }) => [noteId, { locked: lockedStatus !== null, waitingSince: Number(since) > 0 ? new Date(Number(since)) : null }]));
  }

  /**
   * Scores of the notes that are shown on some statements, strongest first: by intercept, those without one last, and of equals the latest decided.
   * @param spreading notes written elsewhere that are shown there, too, if they are shown where they were written
   */
  async surfaced(runId: string, statementIds: readonly string[], spreading: readonly string[] = []): Promise<NoteScore[]> {
    const there = 'score.statement_id IN (:...statementIds)';
    return this.#shown(runId).andWhere(spreading.length === 0 ? there : `(${there} OR score.note_id IN (:...spreading))`, { statementIds: [...statementIds, '-1'], spreading })
      .orderBy('score.intercept', 'DESC', 'NULLS LAST').addOrderBy('score.decided_at', 'DESC').addOrderBy('score.note_id', 'DESC').getMany();
  }

  /** Notes that are shown, latest decided first; of some statements only, if so asked. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async helpful(runId: string, page: PageRequest, { language, domain }: StatementsAbout = {}): Promise<Page<NoteScore>> {
    const shown = this.#shown(runId);
    if (language !== undefined || domain !== undefined) shown.innerJoin(Statement, 'statement', 'statement.id = score.statement_id');
    if (language !== undefined) shown.andWhere(`lower(split_part(statement.language, '-', 1)) = lower(:language)`, { language });
    // `.example.org` ends `.news.example.org` as it ends `.example.org`.
    if (domain !== undefined) shown.andWhere(`right('.' || split_part(split_part(statement.canonical_url, '/', 3), ':', 1), length(:domain) + 1) = '.' || :domain`, { domain });
    return keysetPage(shown, LATEST_DECIDED, page);
  }

  /** Which of these notes are kept from readers whatever their status. */
  async withheld(noteIds: readonly string[]): Promise<Set<string>> {
    return new Set((await this.dataSource.getRepository(WithheldNote).findBy({ noteId: In([...noteIds]) })).map((row) => row.noteId));
  }

  /** The status changes of a note, newest first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async changes(noteId: string, page: PageRequest): Promise<Page<StatusChange>> {
    return keysetPage(this.dataSource.getRepository(StatusChange).createQueryBuilder('change').where('change.note_id = :noteId', { noteId }), LATEST_CHANGE, page);
  }

  /** The first page of {@link changes} for several notes at once, in their order. @throws INVALID_PAGE_SIZE */
  async changesOfEach(noteIds: readonly string[], first: number): Promise<Page<StatusChange>[]> {
    checkPageSize(first);
    const rows = await this.dataSource.getRepository(StatusChange).createQueryBuilder('change')
      .where(`change.id IN (SELECT latest.id FROM unnest(:noteIds::bigint[]) AS given(note_id), LATERAL (
        SELECT id FROM status_changes WHERE note_id = given.note_id ORDER BY id DESC LIMIT :limit) AS latest)`, { noteIds, limit: first + 1 })
      .orderBy('change.id', 'DESC').getMany();
    return noteIds.map((noteId) => toPage(rows.filter((row) => row.noteId === noteId), LATEST_CHANGE, first));
  }

  async change(id: string): Promise<StatusChange | null> {
    return this.dataSource.getRepository(StatusChange).findOneBy({ id });
  }

  /** What changed after a change, oldest first. */
  async changesAfter(id: string, limit = 1000): Promise<StatusChange[]> {
    return this.dataSource.getRepository(StatusChange).createQueryBuilder('change').where('change.id > :id', { id }).orderBy('change.id', 'ASC').limit(limit).getMany();
  }

  /** Id of the latest change; "0" before the first. */
  async latestChange(): Promise<string> {
    const [found] = await this.dataSource.query<{ id: string }[]>('SELECT id FROM status_changes ORDER BY id DESC LIMIT 1');
    return found?.id ?? '0';
  }

  #shown(runId: string) {
    return this.dataSource.getRepository(NoteScore).createQueryBuilder('score')
      .innerJoin(Note, 'note', 'note.id = score.note_id')
      .where('score.run_id = :runId', { runId }).andWhere(SHOWN);
  }
}
