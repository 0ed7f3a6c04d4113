import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Contributor } from './contributor.entity';
import { PARTICIPANT_ID_BYTES, participantIdOf } from './contributor.rules';

/** The contributor that a new program writes as: one of its own, known by the program's name, which so far writes test notes only. */
export async function createProgramContributor(manager: EntityManager, name: string, at: Date): Promise<Contributor> {
  const participantId = participantIdOf(randomBytes(PARTICIPANT_ID_BYTES));
  const created = await manager.insert(Contributor, { participantId, alias: name, role: 'contributor', enrollmentState: 'apiTestUser', joinedAt: at, lastStateChangeAt: at });
  return manager.findOneByOrFail(Contributor, { id: (created.identifiers[0] as { id: string }).id });
}

/**
 * Gives a program another state.
 * @returns false when it is no longer in the state it is to leave: somebody else was quicker, and nothing changed
 */
export async function moveProgram(manager: EntityManager, contributorId: string, move: { from: Contributor['enrollmentState']; to: Contributor['enrollmentState']; at: Date }): Promise<boolean> {
  const expelled = move.to === 'apiEarnedOut';
  const { affected } = await manager.update(Contributor, { id: contributorId, enrollmentState: move.from }, {
    enrollmentState: move.to, lastStateChangeAt: move.at, ...(expelled && { lastEarnOutAt: move.at, timesEarnedOut: () => 'times_earned_out + 1' }),
  });
  return affected === 1;
}
