import { moveProgram, recordTransitions, type Contributor } from '@bridgenotes/contributors';
import { putInOutbox } from '@bridgenotes/platform';
import type { EntityManager } from 'typeorm';
import type { Program } from '../programs/program.entity';

/** What happens to a program's right to write. */
export interface ProgramMove {
  readonly to: 'apiEarnedIn' | 'apiEarnedOut';
  readonly reason: 'PROGRAM_ADMITTED' | 'PROGRAM_EARNED_OUT' | 'PROGRAM_EARNED_IN_AGAIN';
  readonly at: Date;
}

/** Admits or expels a program; its history, the public log and the person who runs it are told. @returns false when it had another state by now, and nothing changed */
export async function changeState(manager: EntityManager, program: Program, contributor: Contributor, { to, reason, at }: ProgramMove): Promise<boolean> {
  const from = contributor.enrollmentState;
  if (!(await moveProgram(manager, contributor.id, { from, to, at }))) return false;
  await recordTransitions(manager, [{ contributorId: contributor.id, from, to, reason, at, actor: 'system' }]);
  // The program has nobody who reads; whoever runs it does.
  await putInOutbox(manager, to === 'apiEarnedIn' ? 'writer.admitted' : 'writer.expelled', { contributorId: program.ownerId, programId: program.id, reason }, at);
  return true;
}
