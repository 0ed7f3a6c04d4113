import { ABOUT, CommunitySettings } from '@bridgenotes/platform';
import { Controller, Get, Inject, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { API_CONFIG, type ApiConfig } from '../config';
import { addressOf } from '../graphql/client-address';
import { RateLimits } from '../graphql/rate-limits';
import type { PictureTexts } from './preview-picture';
import { PreviewPictures } from './preview-pictures';
import { ENGLISH_PREVIEW } from './preview.texts';
import { PreviewsService } from './previews.service';

/** Pictures that other sites show beside a link to a statement. */
@Controller('statements')
export class PictureController {
  constructor(
    private readonly previews: PreviewsService,
    private readonly pictures: PreviewPictures,
    private readonly community: CommunitySettings,
    private readonly limits: RateLimits,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** @param note which of the notes that are shown; the strongest when it is none of them */
  @Get(':id/preview.png')
  async picture(@Req() request: Request, @Res() response: Response, @Param('id') id: string, @Query('note') note?: string): Promise<void> {
    const who = { limitKey: `address:${addressOf(request, this.config.TRUST_PROXY_HOPS)}` };
    await this.limits.spend(who, 'read');
    const texts = await this.#textsOf(id, note);
    if (!this.pictures.has(texts)) await this.limits.spend(who, 'picture');
    const { digest, bytes } = await this.pictures.of(texts);
    // Whoever shows a link shows it anywhere; a status that changes is told soon enough.
    response.type('png').set({ 'Cache-Control': 'public, max-age=600', ETag: `"${digest}"`, 'Cross-Origin-Resource-Policy': 'cross-origin', 'X-Content-Type-Options': 'nosniff' }).send(bytes);
  }

  async #textsOf(id: string, noteId: string | undefined): Promise<PictureTexts> {
    const previewed = await this.previews.of({ kind: 'statement', id });
    if (previewed.kind !== 'statement') throw new NotFoundException();
    const { statement, notes } = previewed;
    const note = notes.find((shown) => shown.id === noteId) ?? notes[0];
    return {
      statement: statement.quotedText === null ? (statement.label ?? ENGLISH_PREVIEW.statement) : `“${statement.quotedText}”`,
      note: note?.text ?? null,
      heading: note === undefined ? ENGLISH_PREVIEW.noNoteYet : ENGLISH_PREVIEW.readersAddedContext,
      name: this.community.of(ABOUT).name,
    };
  }
}
