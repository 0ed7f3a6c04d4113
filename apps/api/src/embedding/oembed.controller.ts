import { CommunitySettings } from '@bridgenotes/platform';
import { BadRequestException, Controller, Get, Header, Inject, NotFoundException, NotImplementedException, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { API_CONFIG, type ApiConfig } from '../config';
import { pageAt, type PageSubject } from '../web/pages.rules';
import { ENGLISH_PREVIEW } from '../web/preview.texts';
import { PreviewsService } from '../web/previews.service';
import { siteOf } from '../web/site';
import { oembedOf, oembedXml, pixels, type OEmbedSize } from './oembed.rules';
import { ReadLimit } from './read-limit.guard';

/** oEmbed (https://oembed.com): what programs that write pages put where somebody pastes an address. */
@Controller('oembed')
@UseGuards(ReadLimit)
export class OEmbedController {
  constructor(
    private readonly previews: PreviewsService,
    private readonly community: CommunitySettings,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Get()
  @Header('Cache-Control', 'public, max-age=300')
  @Header('X-Content-Type-Options', 'nosniff')
  async oembed(@Query() given: Readonly<Record<string, unknown>>, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { url, format = 'json' } = given;
    if (format !== 'json' && format !== 'xml') throw new NotImplementedException('format is json or xml.');
    if (typeof url !== 'string' || url === '') throw new BadRequestException('Give the address as the parameter url, percent-encoded.');
    const site = siteOf(request, this.config, this.community);
    const answer = oembedOf(await this.previews.of(subjectOf(url, site.origin)), site, sizeOf(given), ENGLISH_PREVIEW);
    if (answer === null) throw new NotFoundException('There is no statement at this address.');
    if (format === 'xml') response.type('text/xml').send(oembedXml(answer));
    else response.json(answer);
  }
}

/** An address of our own pages says what it shows; any other is that of a statement. */
function subjectOf(url: string, origin: string): PageSubject {
  const address = URL.canParse(url) ? new URL(url) : null;
  return address?.origin === origin ? pageAt(address.pathname, address.searchParams.get('url')) : { kind: 'statement-by-url', url };
}

function sizeOf({ maxwidth, maxheight }: Readonly<Record<string, unknown>>): OEmbedSize {
  try {
    return { maxWidth: pixels(maxwidth, 'maxwidth'), maxHeight: pixels(maxheight, 'maxheight') };
  } catch (error) {
    throw new BadRequestException((error as RangeError).message);
  }
}
