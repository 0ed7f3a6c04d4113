import type { EntityManager } from 'typeorm';
import { toGlobalId, type OutboxEntry, type OutboxTopic } from '@bridgenotes/platform';
import { z } from 'zod';
import type { WebhookTopic } from '../webhooks/webhook.entity';

const note = z.object({ noteId: z.string(), statementId: z.string() });
const status = note.extend({ from: z.string().nullable(), to: z.string(), live: z.boolean(), at: z.string() });
const run = z.object({ runId: z.string() });

/** What a webhook is sent: its body, in the shape that Standard Webhooks proposes. Ids are those of the api. */
export interface WebhookBody {
  readonly type: WebhookTopic;
  /** When it happened, ISO 8601. */
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Events that webhooks can be told of. */
export const WEBHOOK_EVENTS: { readonly [Topic in OutboxTopic]?: WebhookTopic } = {
  'status.changed': 'note.status_changed',
  'note.written': 'note.written',
  'note.deleted': 'note.deleted',
  'run.published': 'run.published',
};

/** The bodies of some events, in their order; null for one that no webhook is told of. */
export async function webhookBodies(manager: EntityManager, entries: readonly OutboxEntry[]): Promise<(WebhookBody | null)[]> {
  const statementIds = entries.flatMap(({ payload }) => (typeof payload['statementId'] === 'string' ? [payload['statementId']] : []));
  const rows = statementIds.length === 0 ? [] : await manager.query<{ id: string; canonical_url: string | null }[]>('SELECT id, canonical_url FROM statements WHERE id = ANY($1)', [statementIds]);
  const urls = new Map(rows.map((row) => [row.id, row.canonical_url]));
  return entries.map((entry) => bodyOf(entry, urls));
}

function bodyOf({ topic, payload, createdAt }: OutboxEntry, urls: ReadonlyMap<string, string | null>): WebhookBody | null {
  const type = WEBHOOK_EVENTS[topic];
  if (type === undefined) return null;
  const about = ({ noteId, statementId }: z.infer<typeof note>) => ({ noteId: toGlobalId('Note', noteId), statementId: toGlobalId('Statement', statementId), statementUrl: urls.get(statementId) ?? null });
  switch (type) {
    case 'note.status_changed': {
      const { success, data } = status.safeParse(payload);
      return success ? { type, timestamp: new Date(data.at).toISOString(), data: { ...about(data), fromStatus: data.from, toStatus: data.to, live: data.live } } : null;
    }
    case 'note.written':
    case 'note.deleted': {
      const { success, data } = note.safeParse(payload);
      return success ? { type, timestamp: createdAt.toISOString(), data: about(data) } : null;
    }
    case 'run.published': {
      const { success, data } = run.safeParse(payload);
      return success ? { type, timestamp: createdAt.toISOString(), data: { runId: toGlobalId('ScoringRun', data.runId) } } : null;
    }
  }
}
