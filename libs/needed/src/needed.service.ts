import { AppError, checkPageSize, Clock, CommunitySettings, decodeCursor, encodeCursor, type KeysetOrder, type Page, type PageRequest } from '@bridgenotes/platform';
import { openRequests, RatingConflicts } from '@bridgenotes/ratings';
import { PublishedRuns, RaterScore } from '@bridgenotes/scoring-runs';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { arrange } from './arrange.rules';
import { readCandidates, type Asking } from './candidates';
import { rates } from './language.rules';
import { NeededFeed } from './needed-feed.entity';
import { NEEDED, type NeededSettings } from './needed.section';
import { isRelisted, rankFor, readSituations, type NoteSituation } from './note-situation';
import { RatingLanguagesService } from './rating-languages.service';
import { reasonsOf, type NeededReason } from './reasons.rules';
import { sideOf } from './value.rules';

/** A note that a rater is offered, and why. */
export interface OfferedNote {
  readonly noteId: string;
  readonly reasons: readonly NeededReason[];
}

/** Some notes as they are now, and which of them the rater was drawn for. */
interface Looked {
  readonly situations: ReadonlyMap<string, NoteSituation>;
  readonly requested: ReadonlySet<string>;
}

interface Placed extends OfferedNote {
  readonly madeAt: Date;
  readonly place: number;
}

const PLACES: KeysetOrder<Placed> = {
  name: 'needed',
  direction: 'ASC',
  columns: [
    { expression: 'made_at', type: 'timestamptz', value: (row) => row.madeAt },
    { expression: 'place', type: 'integer', value: (row) => row.place },
  ],
};

/** A rater who left notes aside is not offered them first again for so long. */
const REMEMBERED_MILLIS = 7 * 86_400_000;

/** Offers each rater the notes whose status their rating is most likely to decide. */
@Injectable()
export class NeededService {
  readonly #settings: NeededSettings;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly runs: PublishedRuns,
    private readonly languages: RatingLanguagesService,
    private readonly conflicts: RatingConflicts,
    community: CommunitySettings,
  ) {
    this.#settings = community.of(NEEDED);
  }

  /**
   * A page of a rater's feed. It is made when its first page is asked for, and keeps its order for some minutes: later
   * pages come from the same list, without what was rated or decided meanwhile.
   * @throws INVALID_CURSOR also for one of a list that has been made anew since, INVALID_PAGE_SIZE
   */
  async feed(raterId: string, page: PageRequest): Promise<Page<OfferedNote>> {
    const first = checkPageSize(page.first);
    const now = this.clock.now();
    const asking = await this.#asking(raterId);
    return this.dataSource.transaction(async (manager) => {
      const known = await manager.findOneBy(NeededFeed, { raterId });
      if (page.after != null) return this.#page(manager, asking, this.#continued(known, page.after), first, now);
      if (known !== null && now.getTime() - known.madeAt.getTime() < this.#settings.feedMinutes * 60_000) {
        const again = await this.#page(manager, asking, { feed: known, from: 0 }, first, now);
        if (again.rows.length > 0) return again;
      }
      const { feed, looked } = await this.#make(manager, asking, known, now);
      return this.#page(manager, asking, { feed, from: 0 }, first, now, looked);
    });
  }

  #continued(feed: NeededFeed | null, after: string): { feed: NeededFeed; from: number } {
    const [madeAt, place] = decodeCursor(PLACES, after) as [string, number];
    if (feed === null || feed.madeAt.toISOString() !== madeAt) throw new AppError('INVALID_CURSOR', { given: after.slice(0, 60) });
    return { feed, from: place + 1 };
  }

  async #asking(raterId: string): Promise<Asking> {
    const runId = await this.runs.current();
    const score = runId === null ? null : await this.dataSource.manager.findOne(RaterScore, { select: { runId: true, contributorId: true, factor: true }, where: { runId, contributorId: raterId } });
    const ownAuthorIds = [raterId, ...(await this.conflicts.authorsOf(this.dataSource.manager, raterId))];
    return { raterId, ownAuthorIds, side: sideOf(score?.factor ?? null), languages: await this.languages.of(raterId), newAbove: await this.runs.seenBelow(runId) };
  }

  /** @returns also what was looked at for it, which the first page needs again; null where somebody else has made it in the same instant */
  async #make(manager: EntityManager, asking: Asking, before: NeededFeed | null, now: Date): Promise<{ feed: NeededFeed; looked: Looked | null }> {
    const settings = this.#settings;
    const looked = await this.#look(manager, asking, await readCandidates(manager, asking, settings.candidates), now);
    const { requested } = looked;
    const remembered = before !== null && now.getTime() - before.madeAt.getTime() < REMEMBERED_MILLIS ? before.noteIds.slice(0, before.served) : [];
    const passedOver = new Set(remembered);
    const candidates = [...looked.situations.values()]
      .filter((note) => this.#isFor(note, asking, requested, now))
      .map((note) => ({ noteId: note.noteId, rank: rankFor(note, asking.side, now, settings), offeredAtMillis: note.offeredAt.getTime(), requested: requested.has(note.noteId), passedOver: passedOver.has(note.noteId) }));
    const noteIds = arrange(candidates, now.getTime(), settings).slice(0, settings.feedSize).map(({ noteId }) => noteId);
    const stored = await manager.query<unknown[]>(STORE_FEED, [asking.raterId, now, noteIds, before?.madeAt ?? null]);
    // Whoever asked in the same instant and came first has made the feed of both.
    return { feed: await manager.findOneByOrFail(NeededFeed, { raterId: asking.raterId }), looked: stored.length > 0 ? looked : null };
  }

  async #look(manager: EntityManager, asking: Asking, noteIds: readonly string[], now: Date): Promise<Looked> {
    const requested = new Set((await openRequests(manager, asking.raterId, now)).map(({ noteId }) => noteId));
    const situations = await readSituations(manager, [...new Set([...noteIds, ...requested])], this.#settings);
    return { requested, situations: new Map(situations.map((note) => [note.noteId, note])) };
  }

  #isFor({ noteId, open, relistedUntil, language }: NoteSituation, { languages }: Asking, requested: ReadonlySet<string>, now: Date): boolean {
    return requested.has(noteId) || ((open || isRelisted(relistedUntil, now)) && rates(languages, language));
  }

  async #page(manager: EntityManager, asking: Asking, { feed, from }: { feed: NeededFeed; from: number }, first: number, now: Date, looked: Looked | null = null): Promise<Page<OfferedNote>> {
    const left = feed.noteIds.slice(from);
    const { situations, requested } = looked ?? (await this.#look(manager, asking, left, now));
    const rated = new Set((await manager.query<{ note_id: string }[]>('SELECT note_id FROM ratings WHERE rater_id = $1 AND note_id = ANY ($2::bigint[]) AND withdrawn_at IS NULL', [asking.raterId, left])).map((row) => row.note_id));
    const standing = left.flatMap((noteId, i): Placed[] => {
      const note = situations.get(noteId);
      return note === undefined || rated.has(noteId) || !this.#isFor(note, asking, requested, now) ? [] : [{ noteId, reasons: this.#reasons(note, asking, requested, now), madeAt: feed.madeAt, place: from + i }];
    });
    const rows = standing.slice(0, first);
    await this.#markOffered(manager, feed, rows, now);
    return { rows, cursors: rows.map((row) => encodeCursor(PLACES, row)), hasNextPage: standing.length > first };
  }

  #reasons(note: NoteSituation, { languages }: Asking, requested: ReadonlySet<string>, now: Date): NeededReason[] {
    const { facts, numRatings, reach: { createdAtMillis, views }, offeredAt, relistedUntil, language, noteId } = note;
    return reasonsOf(
      { note: facts, numRatings, createdAtMillis, views, offeredAtMillis: offeredAt.getTime(), relisted: isRelisted(relistedUntil, now), yourLanguage: languages.includes(language), requested: requested.has(noteId) },
      now.getTime(),
      this.#settings,
    );
  }

  /** Notes that somebody else is being offered in the same instant are left to them: nobody waits here. */
  async #markOffered(manager: EntityManager, feed: NeededFeed, rows: readonly Placed[], now: Date): Promise<void> {
    if (rows.length === 0) return;
    await manager.query(MARK_OFFERED, [rows.map(({ noteId }) => noteId), now]);
    await manager.query('UPDATE needed_feeds SET served = greatest(served, $3) WHERE rater_id = $1 AND made_at = $2', [feed.raterId, feed.madeAt, rows.at(-1)!.place + 1]);
  }
}

/** Replaces the feed that was seen before, and none that somebody else has made since. */
const STORE_FEED = `
  INSERT INTO needed_feeds (rater_id, made_at, note_ids) VALUES ($1, $2, $3)
  ON CONFLICT ON CONSTRAINT needed_feeds_pk DO UPDATE SET made_at = excluded.made_at, note_ids = excluded.note_ids, served = 0
  WHERE needed_feeds.made_at = $4::timestamptz
  RETURNING rater_id`;

const MARK_OFFERED = `
  UPDATE needed_notes SET offered_at = $2 WHERE note_id IN (
    SELECT note_id FROM needed_notes WHERE note_id = ANY ($1::bigint[]) AND offered_at < $2::timestamptz - interval '1 minute' ORDER BY note_id FOR NO KEY UPDATE SKIP LOCKED)`;
