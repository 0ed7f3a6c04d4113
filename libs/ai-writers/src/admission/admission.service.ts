import { Contributor } from '@bridgenotes/contributors';
import { CommunitySettings } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { ProgramNotesReader } from '../notes/program-notes.reader';
import { Program } from '../programs/program.entity';
import { PROGRAMS } from '../programs.settings';
import { admissionChecks, isAdmissible, readmissionOpensAt, type AdmissionCheck } from './admission.rules';

/** How far a program is on its way to writing. */
export interface Admission {
  readonly checks: readonly AdmissionCheck[];
  /** Since when test notes count: the day it was expelled; null when it never was. */
  readonly countsSince: Date | null;
  /** When it may be drawn at the earliest; null when at once. */
  readonly opensAt: Date | null;
}

/** What the test notes of programs add up to. */
@Injectable()
export class AdmissionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly community: CommunitySettings,
    private readonly notes: ProgramNotesReader,
  ) {}

  /** In the order of the programs. */
  async of(programs: readonly Program[]): Promise<Admission[]> {
    const settings = this.community.of(PROGRAMS);
    const contributors = await this.dataSource.getRepository(Contributor).findBy({ id: In(programs.map(({ contributorId }) => contributorId)) });
    const byId = new Map(contributors.map((contributor) => [contributor.id, contributor]));
    const lastEarnOut = programs.map(({ contributorId }) => byId.get(contributorId)!.lastEarnOutAt);
    const results = await this.notes.lastResults(programs.map(({ id }, i) => ({ id, since: lastEarnOut[i]! })), settings.testNotes);
    return programs.map(({ contributorId }, i) => {
      const { enrollmentState, timesEarnedOut } = byId.get(contributorId)!;
      const since = lastEarnOut[i]!;
      const opensAt = since !== null && enrollmentState === 'apiEarnedOut' ? readmissionOpensAt(since, timesEarnedOut, settings.readmissionDays) : null;
      return { checks: admissionChecks(results[i]!, settings), countsSince: since, opensAt };
    });
  }

  /** Programs that may be drawn now, with whom they write as. */
  async candidates(manager: EntityManager, now: Date): Promise<{ program: Program; contributor: Contributor }[]> {
    const waiting = await manager.createQueryBuilder(Contributor, 'contributor').innerJoin(Program, 'program', 'program.contributor_id = contributor.id')
      .innerJoin(Contributor, 'owner', `owner.id = program.owner_id AND owner.enrollment_state <> 'removed' AND owner.left_at IS NULL`)
      .where(`contributor.enrollment_state IN ('apiTestUser', 'apiEarnedOut')`).getMany();
    const programs = await manager.findBy(Program, { contributorId: In(waiting.map(({ id }) => id)) });
    const admissions = await this.of(programs);
    const byId = new Map(waiting.map((contributor) => [contributor.id, contributor]));
    return programs
      .map((program, i) => ({ program, contributor: byId.get(program.contributorId)!, admission: admissions[i]! }))
      .filter(({ admission }) => isAdmissible(admission.checks) && (admission.opensAt === null || admission.opensAt <= now));
  }
}
