import type { EntityManager } from 'typeorm';
import { Contributor } from './contributor.entity';

/** How the public log names somebody: by the id that public tables have. */
export async function actorOf(manager: EntityManager, contributorId: string): Promise<string> {
  return (await manager.findOneOrFail(Contributor, { select: { participantId: true }, where: { id: contributorId } })).participantId;
}
