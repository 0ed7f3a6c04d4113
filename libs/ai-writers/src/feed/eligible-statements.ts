import { urlsIn } from '@bridgenotes/notes';
import { Clock, CommunitySettings, keysetPage, type KeysetOrder, type Page, type PageRequest, type Viewer } from '@bridgenotes/platform';
import { RequestsReader } from '@bridgenotes/requests';
import { SHOWN } from '@bridgenotes/scoring-runs';
import { Statement, canonicalLanguage } from '@bridgenotes/statements';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Program } from '../programs/program.entity';
import { ProgramCallers } from '../programs/program-callers';
import { PROGRAMS } from '../programs.settings';
import { privilegesOf, type Privileges, type WritingRecord } from '../quota/writing-limit.rules';
import { writingRecords } from '../quota/writing-record.store';
import { checkFeed, hoursOf, largestFeed, requestsNeeded, type FeedSize } from './feed.rules';

/** What a program asks for. */
export interface FeedRequest {
  readonly feedSize: FeedSize;
  /** A BCP 47 tag; "en" also finds "en-GB". Statements of all languages, and of none, without it. */
  readonly language?: string | null;
  /** Statements to write test notes on: all there are, of any age. */
  readonly testMode: boolean;
}

/** A link that people gave for a statement, and how many did. */
export interface SuggestedSource {
  readonly url: string;
  readonly count: number;
}

const NEWEST: KeysetOrder<Statement> = {
  name: 'eligible-statements',
  direction: 'DESC',
  columns: [
    { expression: 'statement.created_at', type: 'timestamptz', value: (row) => row.createdAt },
    { expression: 'statement.id', type: 'bigint', value: (row) => row.id },
  ],
};

/** Notes of one statement whose links are looked at. */
const MOST_NOTES = 20;
const HAS_HELPFUL_NOTE = `EXISTS (SELECT FROM note_scores AS score JOIN notes AS note ON note.id = score.note_id
  WHERE score.run_id = (SELECT run_id FROM published_run) AND score.statement_id = statement.id AND ${SHOWN})`;
const IS_ASKED_FOR = 'EXISTS (SELECT FROM requested_statements AS requested WHERE requested.statement_id = statement.id';
const HAS_OWN_NOTE = 'EXISTS (SELECT FROM notes AS own WHERE own.statement_id = statement.id AND own.author_id = :contributorId AND own.deleted_at IS NULL)';
const HAS_OWN_TEST = 'EXISTS (SELECT FROM test_notes AS own WHERE own.statement_id = statement.id AND own.program_id = :programId AND own.deleted_at IS NULL)';

/** What programs may write on. */
@Injectable()
export class EligibleStatements {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
    private readonly callers: ProgramCallers,
    private readonly requests: RequestsReader,
  ) {}

  /**
   * Statements that people asked a note for: newest first, none that has a helpful note or one of this program.
   * @throws PROGRAM_RECORD_NEEDED for a feed that is not open yet, INVALID_INPUT, INVALID_CURSOR, INVALID_PAGE_SIZE, and what `admit` throws
   */
  async list(viewer: Viewer, { feedSize, language, testMode }: FeedRequest, page: PageRequest): Promise<Page<Statement>> {
    const program = await this.callers.admit(viewer, 'eligible-statements');
    const { manager } = this.dataSource;
    if (!testMode) checkFeed(feedSize, await this.#privileges(manager, program), this.community.of(PROGRAMS));
    const query = testMode ? this.#untested(manager, program) : this.#wanting(manager, program, feedSize);
    if (language != null) query.andWhere(`(lower(statement.language) = :language OR lower(statement.language) LIKE :language || '-%')`, { language: canonicalLanguage(language).toLowerCase() });
    return keysetPage(query, NEWEST, page);
  }

  /** Whether a program may write on a statement now: it is in the largest feed that is open to it. */
  async includes(manager: EntityManager, program: Program, record: WritingRecord, statementId: string): Promise<boolean> {
    const size = largestFeed(privilegesOf(record, this.community.of(PROGRAMS)));
    return this.#wanting(manager, program, size).andWhere('statement.id = :statementId', { statementId }).getExists();
  }

  /** The links that people gave with their requests and cited in notes, on each of some statements, most often given first. */
  async sourcesOfEach(statementIds: readonly string[]): Promise<SuggestedSource[][]> {
    const rows = await this.dataSource.query<{ statement_id: string; text: string }[]>(
      `SELECT given.statement_id, note.text FROM unnest($1::bigint[]) AS given (statement_id)
       CROSS JOIN LATERAL (SELECT text FROM notes WHERE statement_id = given.statement_id AND deleted_at IS NULL AND text IS NOT NULL ORDER BY created_at DESC, id DESC LIMIT ${MOST_NOTES}) AS note`,
      [statementIds],
    );
    const requested = await this.requests.sourcesOfEach(statementIds);
    return statementIds.map((id, i) => together([...requested[i]!, ...rows.filter((row) => row.statement_id === id).flatMap(({ text }) => citedIn(text))]));
  }

  /** What people gave as their reasons when they asked for a note, on each of some statements, newest first. */
  async reasonsOfEach(statementIds: readonly string[]): Promise<string[][]> {
    return (await this.requests.openOfEach(statementIds)).map((requests) => requests.map(({ reason }) => reason).filter((reason) => reason !== null));
  }

  #wanting(manager: EntityManager, program: Program, size: FeedSize): SelectQueryBuilder<Statement> {
    const settings = this.community.of(PROGRAMS);
    const after = new Date(this.clock.now().getTime() - hoursOf(size, settings) * 3_600_000);
    const query = manager.createQueryBuilder(Statement, 'statement').where('statement.created_at > :after', { after }).andWhere(`NOT ${HAS_HELPFUL_NOTE}`).andWhere(`NOT ${HAS_OWN_NOTE}`, { contributorId: program.contributorId });
    const asked = requestsNeeded(size, settings);
    if (asked === 'visible') return query.andWhere(`${IS_ASKED_FOR} AND requested.visible_since IS NOT NULL)`);
    return asked === 0 ? query : query.andWhere(`${IS_ASKED_FOR} AND requested.requests >= :asked)`, { asked });
  }

  #untested(manager: EntityManager, program: Program): SelectQueryBuilder<Statement> {
    return manager.createQueryBuilder(Statement, 'statement').where(`NOT ${HAS_OWN_TEST}`, { programId: program.id });
  }

  async #privileges(manager: EntityManager, program: Program): Promise<Privileges> {
    const [record] = await writingRecords(manager, [program.id], this.clock.now());
    return privilegesOf(record!, this.community.of(PROGRAMS));
  }
}

const citedIn = (text: string): SuggestedSource[] => [...new Set(urlsIn(text).map(({ href }) => href))].map((url) => ({ url, count: 1 }));

function together(given: readonly SuggestedSource[]): SuggestedSource[] {
  const counts = new Map<string, number>();
  for (const { url, count } of given) counts.set(url, (counts.get(url) ?? 0) + count);
  return [...counts].map(([url, count]) => ({ url, count })).sort((a, b) => b.count - a.count || (a.url < b.url ? -1 : 1));
}
