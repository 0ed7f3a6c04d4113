import type { SettingsOf } from '@bridgenotes/platform';
import type { Statement } from '@bridgenotes/statements';
import type { EntityManager } from 'typeorm';
import { MediaTask, StatementLink } from '../entities';
import { mayRedirect, singleLink } from '../links/link.rules';
import type { MEDIA } from '../media.settings';
import type { SpreadingSubject } from '../spread/spread.rules';

/** Notes what a new statement links to, and what has to be fetched to know its picture and where its link leads in the end. */
export async function lookInto(manager: EntityManager, statement: Statement, settings: SettingsOf<typeof MEDIA>, now: Date): Promise<void> {
  const [picture, ...more] = statement.mediaUrls;
  if (settings.fetchMedia && picture !== undefined && more.length === 0) await addTask(manager, statement.id, 'MEDIA', picture, now);
  const link = singleLink(statement);
  if (link === null) return;
  await manager.createQueryBuilder().insert().into(StatementLink).values({ statementId: statement.id, url: link.url }).orIgnore().execute();
  if (settings.resolveLinks && mayRedirect(link)) await addTask(manager, statement.id, 'LINK', link.href, now);
}

async function addTask(manager: EntityManager, statementId: string, kind: SpreadingSubject, url: string, now: Date): Promise<void> {
  await manager.createQueryBuilder().insert().into(MediaTask).values({ statementId, kind, url, dueAt: now }).orIgnore().execute();
}
