import { AppError, Clock, CommunitySettings, putInOutbox, type Chore, type SettingsOf } from '@bridgenotes/platform';
import { canonicalUrl } from '@bridgenotes/statements';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { MediaTask, StatementLink } from '../entities';
import { isBareDomain } from '../links/link.rules';
import { MediaFailureError } from '../media.failure';
import { MEDIA } from '../media.settings';
import { storeMedia } from '../pictures/frames.store';
import { readPicture } from '../pictures/read-picture';
import { ADDRESSES, type Addresses } from './addresses';
import { fetchMedia, type FetchLimits } from './fetch-media';
import { nextAttempt } from './task.rules';

const AT_ONCE = 4;
/** Whoever takes a task has so long before another one may take it, e.g. because the first one died. */
const LEASE_MILLIS = 10 * 60_000;

/** Fetches the pictures of statements, and follows their links. */
@Injectable()
export class MediaChore implements Chore {
  readonly name = 'media';
  readonly everySeconds = 5;
  readonly #logger = new Logger('MediaChore');

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
    @Inject(ADDRESSES) private readonly addresses: Addresses | null,
  ) {}

  async run(): Promise<void> {
    for (;;) {
      const tasks = await this.#take();
      if (tasks.length === 0) return;
      await Promise.all(tasks.map((task) => this.#do(task)));
    }
  }

  async #take(): Promise<MediaTask[]> {
    const now = this.clock.now();
    const [rows] = await this.dataSource.query<[{ statement_id: string; kind: MediaTask['kind']; url: string; attempts: number }[], number]>(
      `UPDATE media_tasks SET attempts = attempts + 1, due_at = $2 WHERE (statement_id, kind) IN
         (SELECT statement_id, kind FROM media_tasks WHERE due_at <= $1 ORDER BY due_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
       RETURNING statement_id, kind, url, attempts`, [now, new Date(now.getTime() + LEASE_MILLIS)]);
    return rows.map(({ statement_id: statementId, ...row }) => ({ statementId, ...row, dueAt: null, failure: null }));
  }

  /** No transaction is open while another server is waited for. */
  async #do(task: MediaTask): Promise<void> {
    const { statementId, kind } = task;
    try {
      const store = kind === 'MEDIA' ? await this.#picture(task) : await this.#link(task);
      await this.dataSource.transaction(async (manager) => {
        if (await store(manager)) await putInOutbox(manager, 'media.known', { statementId }, this.clock.now());
        await manager.delete(MediaTask, { statementId, kind });
      });
    } catch (error) {
      if (!(error instanceof MediaFailureError)) throw error;
      this.#logger.debug(`${kind} of statement ${statementId}: ${error.message}`);
      await this.dataSource.manager.update(MediaTask, { statementId, kind }, { failure: error.failure, dueAt: nextAttempt(task.attempts, error.passing, this.clock.now()) });
    }
  }

  async #picture({ statementId, url }: MediaTask): Promise<(manager: EntityManager) => Promise<boolean>> {
    const settings = this.community.of(MEDIA);
    const { body } = await fetchMedia(url, limitsOf(settings), 'body', this.addresses ?? undefined);
    const picture = await readPicture(body);
    return (manager) => storeMedia(manager, statementId, { kind: 'IMAGE', pictures: [picture], reportedBy: null }, settings.leastDetail, this.clock.now());
  }

  async #link({ statementId, url }: MediaTask): Promise<(manager: EntityManager) => Promise<boolean>> {
    const place = await fetchMedia(url, limitsOf(this.community.of(MEDIA)), 'place', this.addresses ?? undefined);
    const resolved = canonicalOrNull(place.url);
    // A page that is gone often leads to the front page of its site: the link is then still what was written.
    if (resolved === null || isBareDomain(resolved)) return () => Promise.resolve(false);
    return async (manager) => {
      const { affected } = await manager.createQueryBuilder().update(StatementLink).set({ url: resolved }).where('statement_id = :statementId AND url <> :resolved', { statementId, resolved }).execute();
      return affected === 1;
    };
  }
}

const limitsOf = (settings: SettingsOf<typeof MEDIA>): FetchLimits => ({
  seconds: settings.fetchSeconds,
  bytes: settings.fetchMegabytes * 1_000_000,
  redirects: settings.fetchRedirects,
  ports: settings.fetchPorts,
  privateHosts: settings.privateHosts,
});

function canonicalOrNull(url: string): string | null {
  try {
    return canonicalUrl(url).url;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
