import { appendToLog, Clock, CommunitySettings, drawSeeded, keysetPage, violatedConstraint, type Chore, type KeysetOrder, type Page, type PageRequest } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PROGRAMS } from '../programs.settings';
import { periodOf } from './admission.rules';
import { AdmissionService } from './admission.service';
import { ProgramDraw } from './program-draw.entity';
import { changeState } from './program-states';

const LATEST: KeysetOrder<ProgramDraw> = { name: 'program-draws', direction: 'DESC', columns: [{ expression: 'draw.period', type: 'bigint', value: (row) => row.period }] };

/** Admits programs once in a period: of those whose test notes are good enough, so many at random as there are slots. */
@Injectable()
export class ProgramAdmission implements Chore {
  readonly name = 'program-admission';
  readonly everySeconds = 600;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
    private readonly admission: AdmissionService,
  ) {}

  /** Draws for the period that is running, unless that was done; periods in which nobody drew are over. */
  async run(): Promise<void> {
    const { drawEveryHours, slots } = this.community.of(PROGRAMS);
    const at = this.clock.now();
    const period = String(periodOf(at, drawEveryHours).index);
    if (await this.dataSource.getRepository(ProgramDraw).existsBy({ period })) return;
    try {
      await this.dataSource.transaction(async (manager) => {
        const candidates = new Map((await this.admission.candidates(manager, at)).map((candidate) => [candidate.contributor.participantId, candidate]));
        const seed = `programs ${period} ${await headOfLog(manager)}`;
        const admitted = drawSeeded(seed, [...candidates.keys()], slots);
        await manager.insert(ProgramDraw, { period, seed, slots, candidates: [...candidates.keys()].sort(), admitted, drawnAt: at });
        if (candidates.size === 0) return;
        await appendToLog(manager, { at, kind: 'program.draw', subject: `program-draw:${period}`, actor: 'system', data: { seed, slots, candidates: [...candidates.keys()].sort(), admitted } });
        for (const id of admitted) {
          const { program, contributor } = candidates.get(id)!;
          const reason = contributor.enrollmentState === 'apiEarnedOut' ? 'PROGRAM_EARNED_IN_AGAIN' : 'PROGRAM_ADMITTED';
          await changeState(manager, program, contributor, { to: 'apiEarnedIn', reason, at });
        }
      });
    } catch (error) {
      // Another worker drew in the same instant.
      if (violatedConstraint(error) !== 'program_draws_pk') throw error;
    }
  }

  /** Draws, the latest first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async draws(page: PageRequest): Promise<Page<ProgramDraw>> {
    return keysetPage(this.dataSource.getRepository(ProgramDraw).createQueryBuilder('draw'), LATEST, page);
  }
}

/** The digest of the last entry of the public log: everybody can look it up afterwards, and nobody knows it long beforehand. */
async function headOfLog(manager: EntityManager): Promise<string> {
  const [head] = await manager.query<{ digest: string }[]>('SELECT digest FROM public_log WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1');
  return head?.digest ?? '';
}
