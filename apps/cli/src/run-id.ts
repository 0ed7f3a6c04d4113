import { CommandError } from './failure';
import { rowIdOf } from './row-id';

/** The run that --run names, by the id of its row or the one that GraphQL gives. @throws CommandError INVALID_OPTION */
export function runIdOf(given: string): string {
  const id = rowIdOf('ScoringRun', given);
  if (id === null) throw new CommandError('INVALID_OPTION', `--run is ${given}`, 'Allowed: the id of a scoring run, from the query scoringRuns or from bridgenotes run-scoring.');
  return id;
}
