import type { EntityManager } from 'typeorm';
import { MediaFrame, StatementMedia, type MediaKind } from '../entities';
import { bandsOf, probesFor, type PictureHashes } from './picture-hash.rules';
import { sameVideo, type VideoLikeness } from './video.rules';

/** What is stored of a statement's picture or video. */
export interface KnownMedia {
  readonly kind: MediaKind;
  /** One picture, or the key frames of a video in their order. */
  readonly pictures: readonly PictureHashes[];
  readonly reportedBy: string | null;
}

/**
 * Stores the hashes of a statement's picture or video. What is known of it already stays.
 * @param leastDetail below it a frame is not compared with others
 * @returns false where it was known
 */
export async function storeMedia(manager: EntityManager, statementId: string, { kind, pictures, reportedBy }: KnownMedia, leastDetail: number, now: Date): Promise<boolean> {
  const plain = (picture: PictureHashes) => picture.detail < leastDetail;
  const stored = await manager.createQueryBuilder().insert().into(StatementMedia).values({ statementId, kind, recognisable: !pictures.every(plain), reportedBy, knownAt: now }).orIgnore().returning('statement_id').execute();
  if ((stored.raw as unknown[]).length === 0) return false;
  // Cuts help to find a picture that was cut; a video has many frames to be found by, and needs the whole ones only.
  const frames = pictures.flatMap((picture, position) => (kind === 'VIDEO' ? picture.cuts.slice(0, 1) : picture.cuts).map((hash, cut) => ({ statementId, position, cut, hash, bands: plain(picture) ? [] : bandsOf(hash) })));
  await manager.insert(MediaFrame, frames);
  return true;
}

/**
 * $1 hashes, $2 their probes as arrays, $3 which cut each is, $4 the distance, $5 the statement itself, $6 the kind.
 * The index finds frames with a band in common, of which few are really like it. They are found first whatever the
 * database believes of the other table: by old statistics it would begin there and read every frame.
 */
export const FIND_LIKE = `
  WITH found AS MATERIALIZED (
    SELECT DISTINCT frame.statement_id
    FROM unnest($1::text[], $2::text[], $3::smallint[]) AS own (hash, probes, cut)
    JOIN media_frames frame ON frame.bands && own.probes::integer[] AND bit_count(frame.hash # own.hash::bit(256)) <= $4 AND (frame.cut = 0 OR own.cut = 0)
    WHERE frame.statement_id <> $5::bigint
  )
  SELECT found.statement_id FROM found JOIN statement_media media ON media.statement_id = found.statement_id AND media.kind = $6`;

/** Other statements with the same picture or video; none where this one's is not known, or too plain. */
export async function statementsWithSameMedia(manager: EntityManager, statementId: string, likeness: VideoLikeness): Promise<string[]> {
  const media = await manager.findOneBy(StatementMedia, { statementId });
  if (media === null || !media.recognisable) return [];
  const frames = await manager.find(MediaFrame, { where: { statementId }, order: { position: 'ASC', cut: 'ASC' } });
  const found = await statementsLike(manager, statementId, media.kind, frames.filter(({ bands }) => bands.length > 0), likeness.distance);
  if (media.kind === 'IMAGE' || found.length === 0) return found;
  const others = await wholeFrames(manager, found);
  const own = frames.map(({ hash }) => hash);
  return found.filter((id) => sameVideo(own, others.get(id) ?? [], likeness));
}

/** Statements of the kind with any frame that is like one of these. */
async function statementsLike(manager: EntityManager, statementId: string, kind: MediaKind, frames: readonly Pick<MediaFrame, 'hash' | 'cut'>[], distance: number): Promise<string[]> {
  const probes = frames.map(({ hash }) => `{${probesFor(hash, distance).join(',')}}`);
  const rows = await manager.query<{ statement_id: string }[]>(FIND_LIKE, [frames.map(({ hash }) => hash), probes, frames.map(({ cut }) => cut), distance, statementId, kind]);
  return rows.map((row) => row.statement_id);
}

/** The whole frames of some statements in their order. */
async function wholeFrames(manager: EntityManager, statementIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const rows = await manager.query<{ statement_id: string; hashes: string[] }[]>(
    'SELECT statement_id, array_agg(hash::text ORDER BY position) AS hashes FROM media_frames WHERE statement_id = ANY($1::bigint[]) AND cut = 0 GROUP BY statement_id', [statementIds]);
  return new Map(rows.map((row) => [row.statement_id, row.hashes]));
}
