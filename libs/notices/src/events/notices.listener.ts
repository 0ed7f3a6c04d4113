import { Clock, OUTBOX_TOPICS, type EventListener, type OutboxEntry, type OutboxTopic } from '@bridgenotes/platform';
import { NOTE_STATUSES } from '@bridgenotes/scoring';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { follow, type GivenFollow } from '../follows/follows.service';
import { NoticeWriter } from '../inbox/notice-writer';
import { NoteNewsService, type NoteChange } from '../news/note-news.service';
import { WebhooksService } from '../webhooks/webhooks.service';
import type { NoticeDraft } from './draft';
import { NOTICE_EVENTS } from './notice-events';
import { WEBHOOK_EVENTS } from './webhook-events';

const id = z.string().regex(/^\d{1,19}$/);
const changed = z.object({ noteId: id, to: z.enum(NOTE_STATUSES), at: z.coerce.date() });
const aboutNote = z.object({ noteId: id });
const withheld = z.object({ noteId: id, withheld: z.literal(true) });
const about = z.object({ statementId: id, contributorId: id });
const left = z.object({ contributorId: id });

/** Events that change who follows what, or what is known of people, besides telling somebody. */
const FURTHER: readonly OutboxTopic[] = ['status.changed', 'note.deleted', 'dispute.decided', 'request.made', 'statement.claimed', 'contributor.left'];

/** Hears what happened in other rooms, and makes of it notices, follows and messages to webhooks. */
@Injectable()
export class NoticesListener implements EventListener {
  readonly #logger = new Logger('Notices');
  readonly topics: readonly OutboxTopic[] = OUTBOX_TOPICS.filter((topic) => topic in NOTICE_EVENTS || topic in WEBHOOK_EVENTS || FURTHER.includes(topic));

  constructor(
    private readonly writer: NoticeWriter,
    private readonly news: NoteNewsService,
    private readonly webhooks: WebhooksService,
    private readonly clock: Clock,
  ) {}

  async onEvents(manager: EntityManager, entries: readonly OutboxEntry[]): Promise<void> {
    const now = this.clock.now();
    await follow(manager, entries.flatMap(followsOf), now);
    await this.news.note(manager, entries.flatMap(changesOf));
    await this.writer.write(manager, entries.flatMap((entry) => this.#draftsOf(entry)), now);
    await this.webhooks.tell(manager, entries, now);
    await forgetReach(manager, entries.flatMap(leftOf));
  }

  /** An event that does not say what it should is logged and passed over: it would be in the way of all that come after it. */
  #draftsOf({ id: entryId, topic, payload }: OutboxEntry): readonly NoticeDraft[] {
    const drafts = NOTICE_EVENTS[topic]?.draftsOf(payload, entryId) ?? [];
    if (!('problem' in drafts)) return drafts;
    this.#logger.error(`event ${entryId} (${topic}) tells nobody: ${drafts.problem}`);
    return [];
  }
}

/** What an event says of what readers see; a note that is deleted or withheld is no longer shown, whatever its status. */
function changesOf({ topic, payload, createdAt }: OutboxEntry): NoteChange[] {
  const gone = (read: { success: boolean; data?: { noteId: string } }): NoteChange[] =>
    read.data === undefined ? [] : [{ noteId: read.data.noteId, status: 'NEEDS_MORE_RATINGS', at: createdAt, audiences: ['STATEMENT_AUTHOR', 'READERS'] }];
  if (topic === 'note.deleted') return gone(aboutNote.safeParse(payload));
  if (topic === 'dispute.decided') return gone(withheld.safeParse(payload));
  const read = topic === 'status.changed' ? changed.safeParse(payload) : null;
  return read?.success === true ? [{ noteId: read.data.noteId, status: read.data.to, at: read.data.at }] : [];
}

function followsOf({ topic, payload }: OutboxEntry): GivenFollow[] {
  if (topic !== 'request.made' && topic !== 'statement.claimed') return [];
  const read = about.safeParse(payload);
  return read.success ? [{ ...read.data, asAuthor: topic === 'statement.claimed' }] : [];
}

function leftOf({ topic, payload }: OutboxEntry): string[] {
  const read = topic === 'contributor.left' ? left.safeParse(payload) : null;
  return read?.success === true ? [read.data.contributorId] : [];
}

/** Who leaves is not written to any more, and where they could be reached is nobody's business. */
async function forgetReach(manager: EntityManager, contributorIds: readonly string[]): Promise<void> {
  if (contributorIds.length === 0) return;
  for (const table of ['notice_emails', 'push_subscriptions', 'statement_follows']) await manager.query(`DELETE FROM ${table} WHERE contributor_id = ANY($1)`, [contributorIds]);
}
