import { ABOUT, CommunitySettings } from '@bridgenotes/platform';
import type { StatementsAbout } from '@bridgenotes/scoring-runs';
import { BadRequestException, Controller, Get, Header, Inject, NotFoundException, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { API_CONFIG, type ApiConfig } from '../config';
import { ENGLISH_PREVIEW } from '../web/preview.texts';
import { siteOf } from '../web/site';
import { FEED_FORMATS, FEED_TYPES, feedText, type FeedFormat } from './feed.rules';
import { FeedsReader } from './feeds.reader';
import { ReadLimit } from './read-limit.guard';

/** The notes that readers are shown, latest first, as RSS, Atom and JSON Feed. */
@Controller()
@UseGuards(ReadLimit)
export class FeedController {
  constructor(
    private readonly reader: FeedsReader,
    private readonly community: CommunitySettings,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Get('feed.:format')
  @Header('Cache-Control', 'public, max-age=60')
  @Header('X-Content-Type-Options', 'nosniff')
  // It is data, whatever stands in it and however it is opened.
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  async feed(@Param('format') format: string, @Query() given: Readonly<Record<string, unknown>>, @Req() request: Request, @Res() response: Response): Promise<void> {
    if (!isFormat(format)) throw new NotFoundException(`There is feed.${FEED_FORMATS.join(', feed.')}.`);
    const about = aboutOf(given);
    const [notes, changed] = [await this.reader.latest(about), await this.reader.lastChange()];
    const updated = new Date(Math.max(0, changed?.getTime() ?? 0, ...notes.map((note) => note.shownAt.getTime())));
    const query = new URLSearchParams({ ...about }).toString();
    const facts = { site: siteOf(request, this.config, this.community), language: this.community.of(ABOUT).languages[0]!, query: query === '' ? '' : `?${query}`, updated, notes };
    // Its text alone says whether it changed (the ETag): a note that its author deletes or a jury withholds changes no status, so no date tells.
    response.type(`${FEED_TYPES[format]}; charset=utf-8`).send(feedText(format, facts, ENGLISH_PREVIEW));
  }
}

const isFormat = (format: string): format is FeedFormat => (FEED_FORMATS as readonly string[]).includes(format);

/** A filter that means nothing is refused: an empty feed would be believed. */
function aboutOf({ language, domain }: Readonly<Record<string, unknown>>): StatementsAbout {
  if (language !== undefined && !(typeof language === 'string' && /^[a-z]{2,3}$/i.test(language))) throw new BadRequestException('language is a language of two or three letters, such as de.');
  if (domain !== undefined && !(typeof domain === 'string' && /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(domain))) throw new BadRequestException('domain is a host name, such as news.example.org.');
  return { ...(language !== undefined && { language: language.toLowerCase() }), ...(domain !== undefined && { domain: domain.toLowerCase() }) };
}
