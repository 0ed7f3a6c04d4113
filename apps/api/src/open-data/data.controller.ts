import { ExportsService } from '@bridgenotes/open-data';
import { Controller, Get, Header, HttpException, Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { API_CONFIG, type ApiConfig } from '../config';
import { addressOf } from '../graphql/client-address';
import { RateLimits } from '../graphql/rate-limits';
import { exportOf, exportedFileOf } from './data-export.rules';

/** A file never changes; it goes when newer exports take its place. */
const FILE_CACHED = 'public, max-age=86400, immutable';

/** The public tables for download, for anybody. */
@Controller('data')
export class DataController {
  constructor(
    private readonly exports: ExportsService,
    private readonly limits: RateLimits,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Get('exports.json')
  @Header('Cache-Control', 'public, max-age=60')
  async list(@Req() request: Request): Promise<{ exports: ReturnType<typeof exportOf>[] }> {
    await this.#count(request);
    return { exports: (await this.exports.list()).map(exportOf) };
  }

  /** What it takes to score the tables as the run did. */
  @Get(':runId/run.json')
  @Header('Cache-Control', FILE_CACHED)
  async run(@Param('runId') runId: string, @Req() request: Request): Promise<ReturnType<typeof exportOf> & { parameters: unknown }> {
    await this.#count(request);
    const listed = (await this.exports.list()).find(({ run }) => run.id === runId);
    return { ...exportOf(found(listed)), parameters: found(listed).run.parameters };
  }

  @Get(':runId/:file')
  async file(@Param('runId') runId: string, @Param('file') name: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#count(request);
    const table = exportedFileOf(runId, name);
    const file = found(table && (await this.exports.file(runId, table)));
    response.set({ 'Content-Type': 'application/gzip', 'Content-Length': file.bytes, 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': FILE_CACHED });
    // Who goes away in the middle ends it; a file that goes ends the connection, and the length tells that something is missing.
    await pipeline(Readable.from(this.exports.bytes(file)), response).catch(() => response.destroy());
  }

  async #count(request: Request): Promise<void> {
    await this.limits.spend({ limitKey: `address:${addressOf(request, this.config.TRUST_PROXY_HOPS)}` }, 'read');
  }
}

function found<Value>(value: Value | null | undefined): Value {
  if (value == null) throw new HttpException({ code: 'NOT_FOUND', message: 'There is no such export, or no longer: see /data/exports.json.' }, 404);
  return value;
}
