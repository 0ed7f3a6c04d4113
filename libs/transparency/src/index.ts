import { CommunityFigures } from './community-figures.entity';
import { ServicePulse } from './service-pulse.entity';

export { CommunityFigures, PERIODS, type Period } from './community-figures.entity';
export { FiguresChore, FiguresListener } from './figures.chore';
export { FiguresService, MOST_PERIODS, type CommunityTotals } from './figures.service';
export { SERVICE_PROBLEMS, type ServiceProblem } from './status.rules';
export { PulseChore, ServiceStatusService, type ServiceStatus } from './status.service';
export { TransparencyModule } from './transparency.module';

/** The tables of this room, for the data source. */
export const TRANSPARENCY_ENTITIES = [CommunityFigures, ServicePulse];
