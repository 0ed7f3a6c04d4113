import { Controller, Get, Header, NotFoundException, Param, Req, UseGuards } from '@nestjs/common';
import { PublishedRuns, ShownStatements } from '@bridgenotes/scoring-runs';
import type { Request } from 'express';
import { ReadLimit } from '../embedding/read-limit.guard';
import { toGlobalId } from '../graphql/global-id';
import { statementAddress } from './preview.rules';
import { robotsText, sitemapIndex, sitemapPage } from './sitemap.rules';
import { WebPages } from './web-pages';

/** Addresses of one page; the protocol allows 50,000. */
const PAGE = 10_000;

/** Where a bigint of the database ends. */
const LARGEST_ID = 2n ** 63n - 1n;

/** What search engines ask for: statements on which a note is shown, and what to leave alone. */
@Controller()
@UseGuards(ReadLimit)
export class SitemapController {
  constructor(
    private readonly runs: PublishedRuns,
    private readonly shown: ShownStatements,
    private readonly pages: WebPages,
  ) {}

  @Get('robots.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=3600')
  robots(@Req() request: Request): string {
    return robotsText(this.pages.site(request).origin);
  }

  @Get('sitemap.xml')
  @Header('Content-Type', 'application/xml; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=3600')
  async index(@Req() request: Request): Promise<string> {
    const { origin } = this.pages.site(request);
    const runId = await this.runs.current();
    const pages = runId === null ? [] : await this.shown.pages(runId, PAGE);
    return sitemapIndex(pages.map(({ statementId, decidedAt }) => ({ url: `${origin}/sitemap/${statementId}.xml`, changedAt: decidedAt })));
  }

  /** @param name the id of the first statement, as the index has it, and ".xml" */
  @Get('sitemap/:name')
  @Header('Content-Type', 'application/xml; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=3600')
  async page(@Req() request: Request, @Param('name') name: string): Promise<string> {
    const from = /^(\d{1,19})\.xml$/.exec(name)?.[1];
    if (from === undefined || BigInt(from) > LARGEST_ID) throw new NotFoundException();
    const { origin } = this.pages.site(request);
    const runId = await this.runs.current();
    const rows = runId === null ? [] : await this.shown.list(runId, from, PAGE);
    return sitemapPage(rows.map(({ statementId, decidedAt }) => ({ url: statementAddress(origin, toGlobalId('Statement', statementId)), changedAt: decidedAt })));
  }
}
