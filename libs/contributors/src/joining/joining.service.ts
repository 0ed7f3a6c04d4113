import type { Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { Contributor } from '../people/contributor.entity';
import { requirePerson } from '../people/contributor.rules';
import { AdmissionsService, type WaitingPlace } from './admissions.service';
import { joiningStateOf, nextStep, type Eligibility, type JoiningState, type JoiningStep } from './eligibility.rules';
import { EligibilityService } from './eligibility.service';
import type { Removal } from './removal.entity';
import { RemovalsService } from './removals.service';
import { VerifiedClaim } from './verified-claim.entity';

/** Where somebody stands on the way to taking part, and what to do next. */
export interface Joining {
  readonly state: JoiningState;
  readonly eligibility: Eligibility;
  readonly next: JoiningStep;
  readonly waiting: WaitingPlace | null;
  /** What another account turned out to have, and since when. */
  readonly lost: readonly Pick<VerifiedClaim, 'kind' | 'lostAt'>[];
}

/** Tells people how they join. */
@Injectable()
export class JoiningService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly eligibility: EligibilityService,
    private readonly admissions: AdmissionsService,
    private readonly removals: RemovalsService,
  ) {}

  /** @throws SIGN_IN_REQUIRED, FORBIDDEN */
  async of(viewer: Viewer): Promise<Joining> {
    const id = requirePerson(viewer);
    const contributor = await this.dataSource.getRepository(Contributor).findOneByOrFail({ id });
    const [found, waiting, [removal]] = await Promise.all([this.eligibility.of(this.dataSource.manager, id), this.admissions.placeOf(id), this.removals.currentOf([id])]);
    const eligibility = waiting === null ? found : withDrawAt(found, waiting.nextDrawAt);
    const lost = await this.dataSource.getRepository(VerifiedClaim).findBy({ contributorId: id, lostAt: Not(IsNull()) });
    const state = joiningStateOf(contributor);
    return { state, eligibility, next: nextStep(state, eligibility, progressOf(removal ?? null)), waiting, lost };
  }
}

function progressOf(removal: Removal | null): 'NONE' | 'PENDING' | 'UPHELD' {
  if (removal === null || removal.appealedAt === null) return 'NONE';
  return removal.appealOutcome === 'UPHELD' ? 'UPHELD' : 'PENDING';
}

/** Who waits is told until when. */
function withDrawAt(eligibility: Eligibility, at: Date): Eligibility {
  const timed = (step: JoiningStep): JoiningStep => (step.code === 'WAITING_FOR_ADMISSION' ? { ...step, at } : step);
  return {
    ...eligibility,
    findings: eligibility.findings.map((finding) => ({ ...finding, step: finding.step && timed(finding.step) })),
    ways: eligibility.ways.map((way) => way.map(timed)),
  };
}
