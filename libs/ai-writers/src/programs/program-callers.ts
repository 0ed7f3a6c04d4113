import { Contributor } from '@bridgenotes/contributors';
import { AppError, Clock, CommunitySettings, DAY_MILLIS, requireContributor, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PROGRAMS } from '../programs.settings';
import type { Program } from './program.entity';
import { ProgramsService } from './programs.service';

export const PROGRAM_CALLS = ['eligible-statements', 'submit-note', 'delete-note', 'notes-written', 'evaluate-note'] as const;
export type ProgramCall = (typeof PROGRAM_CALLS)[number];

/** Calls that write, counted together for a day as well. */
const CHANGES: readonly ProgramCall[] = ['submit-note', 'delete-note'];
const QUARTER_MILLIS = 15 * 60_000;

/** One more in the window that begins at $3, unless there are $4 in it already; then nothing is returned. */
const COUNT_CALL = `
  INSERT INTO program_calls AS counted (program_id, call, window_start, used) VALUES ($1, $2, $3, 1)
  ON CONFLICT ON CONSTRAINT program_calls_pk DO UPDATE SET
    window_start = greatest(counted.window_start, excluded.window_start),
    used = CASE WHEN counted.window_start >= excluded.window_start THEN counted.used + 1 ELSE 1 END
  WHERE counted.window_start < excluded.window_start OR counted.used < $4
  RETURNING used`;

/** Which program asks, and whether it asks too often (X: 90 requests in 15 minutes of every kind, 250 changes of notes a day). */
@Injectable()
export class ProgramCallers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
    private readonly programs: ProgramsService,
  ) {}

  /**
   * The program that the viewer is, with this call counted.
   * @throws NOT_A_PROGRAM for a person, CONTRIBUTOR_REMOVED and CONTRIBUTOR_LEFT also for its owner, RATE_LIMITED, and what `requireContributor` throws
   */
  async admit(viewer: Viewer, call: ProgramCall): Promise<Program> {
    const contributorId = requireContributor(viewer, 'ai-notes:write');
    const [program] = await this.programs.ofContributors([contributorId]);
    if (program == null) throw new AppError('NOT_A_PROGRAM');
    const owner = await this.dataSource.getRepository(Contributor).findOneByOrFail({ id: program.ownerId });
    if (owner.enrollmentState === 'removed') throw new AppError('CONTRIBUTOR_REMOVED');
    if (owner.leftAt !== null) throw new AppError('CONTRIBUTOR_LEFT');
    const { callsPer15Minutes, changesPerDay } = this.community.of(PROGRAMS);
    await this.#count(program, call, QUARTER_MILLIS, callsPer15Minutes);
    if (CHANGES.includes(call)) await this.#count(program, 'changes', DAY_MILLIS, changesPerDay);
    return program;
  }

  /** The program whose notes the viewer asks for: the one it is, counted, or one that the viewer registered. @throws what `admit` and `ownOf` throw */
  async admitReader(viewer: Viewer, programId: string | null): Promise<Program> {
    if (viewer.kind === 'program') await this.admit(viewer, 'notes-written');
    return this.programs.ownOf(viewer, programId);
  }

  async #count(program: Program, call: ProgramCall | 'changes', length: number, limit: number): Promise<void> {
    const now = this.clock.now().getTime();
    const start = Math.floor(now / length) * length;
    const counted = await this.dataSource.query<unknown[]>(COUNT_CALL, [program.id, call, new Date(start), limit]);
    if (counted.length === 0) throw new AppError('RATE_LIMITED', { retryAfterSeconds: Math.max(1, Math.ceil((start + length - now) / 1000)) });
  }
}
