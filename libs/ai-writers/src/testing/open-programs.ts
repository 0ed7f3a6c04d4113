import { ApiKeysService, Contributor, CONTRIBUTORS_ENTITIES } from '@bridgenotes/contributors';
import { MEDIA, MEDIA_ENTITIES, MediaNotesService } from '@bridgenotes/media';
import { NOTES_ENTITIES, type GivenNote, type NotesService } from '@bridgenotes/notes';
import { CommunitySettings, dataSourceOptions, ManualClock, OutboxEntry, PROGRAM_SCOPES, PublicLogEntry, SCOPES, type Viewer } from '@bridgenotes/platform';
import { RATINGS_ENTITIES, RatingsService } from '@bridgenotes/ratings';
import { REQUESTS, REQUESTS_ENTITIES, RequestsReader } from '@bridgenotes/requests';
import type { NoteStatus } from '@bridgenotes/scoring';
import { SCORING_RUNS_ENTITIES } from '@bridgenotes/scoring-runs';
import { STATEMENTS_ENTITIES, StatementsService } from '@bridgenotes/statements';
import { DataSource } from 'typeorm';
import {
  AdmissionService, AI_WRITERS_ENTITIES, EligibleStatements, evaluatorOf, ProgramAdmission, ProgramCallers, ProgramExpulsion, ProgramNotesReader, ProgramNotesService, PROGRAMS, ProgramsService, TestNotesService, WritingLimits,
  type Program,
} from '../index';
import { ProgramConflicts } from '../programs/program-conflicts';

const HOUR = 3_600_000;
const GIVEN: GivenNote = { classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text: 'The rate was 5.4 % in May, not 15 %. https://stats.example.org/may', trustworthySources: true };

/**
 * The services of this room on a database of their own, with what a community sets.
 * @param notes makes the service of the room below
 */
export async function openPrograms(database: { url: string; drop(): Promise<void> }, notes: (dataSource: DataSource, clock: ManualClock) => NotesService, programs: Record<string, unknown> = {}) {
  const entities = [OutboxEntry, PublicLogEntry, ...CONTRIBUTORS_ENTITIES, ...STATEMENTS_ENTITIES, ...NOTES_ENTITIES, ...RATINGS_ENTITIES, ...SCORING_RUNS_ENTITIES, ...REQUESTS_ENTITIES, ...MEDIA_ENTITIES, ...AI_WRITERS_ENTITIES];
  const dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities, poolSize: 20 })).initialize();
  const clock = new ManualClock(Date.UTC(2026, 2, 2, 12));
  const community = CommunitySettings.from({ programs: { sourceCheck: 'trusted-domains', trustedDomains: ['example.org'], feedNeedsRequests: false, ...programs } }, [PROGRAMS, REQUESTS, MEDIA]);
  const apiKeys = new ApiKeysService(dataSource, clock);
  const programsService = new ProgramsService(dataSource, clock, community, apiKeys);
  const callers = new ProgramCallers(dataSource, clock, community, programsService);
  const statements = new StatementsService(dataSource, clock);
  const reader = new ProgramNotesReader(dataSource);
  const admission = new AdmissionService(dataSource, community, reader);
  const eligible = new EligibleStatements(dataSource, clock, community, callers, new RequestsReader(dataSource, clock, community));
  const evaluator = evaluatorOf({ EVALUATOR_PROTOCOL: 'openai', EVALUATOR_MODEL: 'default', EVALUATOR_TIMEOUT_SECONDS: 1 }, community);
  const writer = notes(dataSource, clock);
  const limits = new WritingLimits(dataSource, clock, community);
  const services = {
    programs: programsService,
    tests: new TestNotesService(dataSource, clock, callers, evaluator, statements),
    notes: new ProgramNotesService(dataSource, callers, writer, eligible, limits, new MediaNotesService(dataSource, clock, community, writer, new RatingsService(dataSource, clock, new ProgramConflicts()))),
    draw: new ProgramAdmission(dataSource, clock, community, admission),
    expulsion: new ProgramExpulsion(clock, community),
    limits, eligible, admission, reader, apiKeys,
  };
  let made = 0;

  const person = async (): Promise<Viewer> => {
    const name = `person ${(made += 1)}`;
    const [row] = await dataSource.query<{ id: string }[]>(`INSERT INTO contributors (participant_id, alias, role, joined_at) VALUES ($1, $1, 'contributor', $2) RETURNING id`, [name, clock.now()]);
    return { via: 'token', contributorId: row!.id, role: 'contributor', alias: name, scopes: SCOPES, removed: false, limitKey: name };
  };
  const asProgram = ({ contributorId, name }: Program): Viewer => ({ via: 'api-key', kind: 'program', contributorId, role: 'contributor', alias: name, scopes: PROGRAM_SCOPES, removed: false, limitKey: name });
  const register = async (owner?: Viewer) => {
    const { program, key } = await services.programs.register(owner ?? (await person()), { name: `Program ${(made += 1)}`, operator: 'A newsroom', model: 'some-model 1', method: 'Reads public statistics.', contactUrl: 'https://newsroom.example.org/contact' });
    return { program, key, viewer: asProgram(program) };
  };
  const statement = async (): Promise<string> => {
    const [row] = await dataSource.query<{ id: string }[]>('INSERT INTO statements (canonical_url, given_url, created_at) VALUES ($1, $1, $2) RETURNING id', [`https://news.example.org/${(made += 1)}`, clock.now()]);
    return row!.id;
  };
  return {
    ...services, dataSource, clock, community, given: GIVEN, person, asProgram, register, statement,
    /** A registered program in a state, whatever its test notes. */
    async programIn(state: Contributor['enrollmentState']) {
      const registered = await register();
      await dataSource.query('UPDATE contributors SET enrollment_state = $2, last_state_change_at = $3 WHERE id = $1', [registered.program.contributorId, state, clock.now()]);
      return registered;
    },
    stateOf: async ({ contributorId }: Program) => (await dataSource.getRepository(Contributor).findOneByOrFail({ id: contributorId })).enrollmentState,
    /** So many test notes, one each on a statement of its own. */
    async tryOut(viewer: Viewer, count: number, text = GIVEN.text) {
      for (let i = 0; i < count; i += 1) await services.tests.submit(viewer, await statement(), { ...GIVEN, text });
    },
    /** A published run that gives notes these statuses. */
    async publish(statuses: ReadonlyMap<string, NoteStatus>, ratings = 20) {
      const [run] = await dataSource.query<{ id: string }[]>(
        `INSERT INTO scoring_runs (state, trigger, forced, as_of, started_at, code_version, parameters) VALUES ('published', 'manual', false, $1, $1, 'test', '{}') RETURNING id`, [clock.now()]);
      await dataSource.query('INSERT INTO published_run (run_id) VALUES ($1) ON CONFLICT ON CONSTRAINT published_run_pk DO UPDATE SET run_id = excluded.run_id', [run!.id]);
      await dataSource.query(
        `INSERT INTO note_scores (run_id, note_id, statement_id, num_ratings, status, decided_by, rules, trace, counts, needs_ratings, decided_at, status_run_id)
         SELECT $1, notes.id, statement_id, $4, given.status, 'test', '{}', '[]', '{}', false, $5, $1 FROM unnest($2::bigint[], $3::text[]) AS given (id, status) JOIN notes USING (id)`,
        [run!.id, [...statuses.keys()], [...statuses.values()], ratings, clock.now()]);
      return run!.id;
    },
    /** Notes of a program, one an hour, without asking any rule; the clock stands behind the last one. */
    async writeFreely({ id: programId, contributorId }: Program, count: number): Promise<string[]> {
      const ids: string[] = [];
      for (let i = 0; i < count; i += 1) {
        const [note] = await dataSource.query<{ id: string }[]>(
          `INSERT INTO notes (statement_id, author_id, classification, tags, text, trustworthy_sources, created_at) VALUES ($1, $2, 'MISINFORMED_OR_POTENTIALLY_MISLEADING', '{misleadingOther}', $3, true, $4) RETURNING id`,
          [await statement(), contributorId, GIVEN.text, clock.now()]);
        await dataSource.query('INSERT INTO program_notes (note_id, program_id, card_version, written_at) VALUES ($1, $2, 1, $3)', [note!.id, programId, clock.now()]);
        ids.push(note!.id);
        clock.advance(HOUR);
      }
      return ids;
    },
    close: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

export type OpenPrograms = Awaited<ReturnType<typeof openPrograms>>;
