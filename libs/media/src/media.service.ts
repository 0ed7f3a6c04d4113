import { AppError, Clock, CommunitySettings, hasRole, putInOutbox, requireContributor, type Viewer } from '@bridgenotes/platform';
import { Statement } from '@bridgenotes/statements';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { MediaTask, StatementLink, StatementMedia, type MediaKind } from './entities';
import { MediaFailureError } from './media.failure';
import { MEDIA } from './media.settings';
import { mediaText } from './media.texts';
import { storeMedia } from './pictures/frames.store';
import type { PictureHashes } from './pictures/picture-hash.rules';
import { checkPictureCount } from './pictures/report.rules';
import { readPicture } from './pictures/read-picture';

/** A picture or the key frames of a video, as somebody hands them in. */
export interface ReportedMedia {
  readonly statementId: string;
  readonly kind: MediaKind;
  /** Files of pictures: one, or key frames in their order. */
  readonly pictures: readonly Uint8Array[];
}

/** What is known of the pictures, videos and links of statements. */
export interface MediaOfStatement {
  readonly media: StatementMedia | null;
  /** Still to be fetched, or given up; null when nothing is. */
  readonly task: MediaTask | null;
  readonly link: string | null;
}

/** Takes pictures that cannot be fetched, because they are not public or belong to a video, and tells what is known. */
@Injectable()
export class MediaService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
  ) {}

  /**
   * Stores the hashes of a statement's picture or video; what was known before stays. The pictures themselves are not kept.
   * @throws NOT_FOUND, NOT_YOUR_STATEMENT, MEDIA_NOT_SINGLE, MEDIA_UNREADABLE, INVALID_INPUT, and what `requireContributor` throws
   */
  async report(viewer: Viewer, { statementId, kind, pictures }: ReportedMedia): Promise<Statement> {
    const reportedBy = requireContributor(viewer, 'statements:write');
    checkPictureCount(kind, pictures.length);
    const statement = await this.#reportable(viewer, reportedBy, statementId);
    const hashes = await readAll(pictures);
    await this.dataSource.transaction(async (manager) => {
      const now = this.clock.now();
      if (!(await storeMedia(manager, statementId, { kind, pictures: hashes, reportedBy }, this.community.of(MEDIA).leastDetail, now))) return;
      await manager.delete(MediaTask, { statementId, kind: 'MEDIA' });
      await putInOutbox(manager, 'media.known', { statementId }, now);
    });
    return statement;
  }

  /** In the order of the ids. */
  async ofStatements(statementIds: readonly string[]): Promise<MediaOfStatement[]> {
    const ids = { statementId: In([...statementIds]) };
    const [media, tasks, links] = await Promise.all([this.dataSource.manager.findBy(StatementMedia, ids), this.dataSource.manager.findBy(MediaTask, { ...ids, kind: 'MEDIA' }), this.dataSource.manager.findBy(StatementLink, ids)]);
    const [mediaOf, taskOf, linkOf] = [byStatement(media), byStatement(tasks), byStatement(links)];
    return statementIds.map((id) => ({ media: mediaOf.get(id) ?? null, task: taskOf.get(id) ?? null, link: linkOf.get(id)?.url ?? null }));
  }

  /** @throws NOT_FOUND, NOT_YOUR_STATEMENT, MEDIA_NOT_SINGLE */
  async #reportable(viewer: Viewer, reportedBy: string, statementId: string): Promise<Statement> {
    const statement = await this.dataSource.getRepository(Statement).createQueryBuilder('statement').addSelect('statement.addedBy').where('statement.id = :statementId', { statementId }).getOne();
    if (statement === null) throw new AppError('NOT_FOUND', { what: 'statement', id: statementId });
    if (statement.addedBy !== reportedBy && !hasRole(viewer, 'moderator')) throw new AppError('NOT_YOUR_STATEMENT');
    if (statement.mediaUrls.length > 1) throw new AppError('MEDIA_NOT_SINGLE', { count: statement.mediaUrls.length });
    return statement;
  }
}

const byStatement = <Row extends { readonly statementId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> => new Map(rows.map((row) => [row.statementId, row]));

/** One after the other: a decoded picture is large. @throws MEDIA_UNREADABLE */
async function readAll(pictures: readonly Uint8Array[]): Promise<PictureHashes[]> {
  const hashes: PictureHashes[] = [];
  for (const [i, picture] of pictures.entries()) {
    try {
      hashes.push(await readPicture(picture));
    } catch (error) {
      if (error instanceof MediaFailureError) throw new AppError('MEDIA_UNREADABLE', { picture: i + 1, reason: mediaText(error.failure) });
      throw error;
    }
  }
  return hashes;
}
