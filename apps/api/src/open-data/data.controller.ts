import { ExportsService } from '@bridgenotes/open-data';
import { Controller, Get, Header, HttpException, Param, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReadLimit } from '../embedding/read-limit.guard';
import { exportOf, exportedFileOf } from './data-export.rules';

/** A file never changes; it goes when newer exports take its place. */
const FILE_CACHED = 'public, max-age=86400, immutable';

/** The public tables for download, for anybody. */
@Controller('data')
@UseGuards(ReadLimit)
export class DataController {
  constructor(private readonly exports: ExportsService) {}

  @Get('exports.json')
  @Header('Cache-Control', 'public, max-age=60')
  async list(): Promise<{ exports: ReturnType<typeof exportOf>[] }> {
    return { exports: (await this.exports.list()).map(exportOf) };
  }

  /** What it takes to score the tables as the run did. */
  @Get(':runId/run.json')
  @Header('Cache-Control', FILE_CACHED)
  async run(@Param('runId') runId: string): Promise<ReturnType<typeof exportOf> & { parameters: unknown }> {
    const listed = (await this.exports.list()).find(({ run }) => run.id === runId);
    return { ...exportOf(found(listed)), parameters: found(listed).run.parameters };
  }

  @Get(':runId/:file')
  async file(@Param('runId') runId: string, @Param('file') name: string, @Res() response: Response): Promise<void> {
    const table = exportedFileOf(runId, name);
    const file = found(table && (await this.exports.file(runId, table)));
    response.set({ 'Content-Type': 'application/gzip', 'Content-Length': file.bytes, 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': FILE_CACHED });
    // Who goes away in the middle ends it; a file that goes ends the connection, and the length tells that something is missing.
    await pipeline(Readable.from(this.exports.bytes(file)), response).catch(() => response.destroy());
  }
}

function found<Value>(value: Value | null | undefined): Value {
  if (value == null) throw new HttpException({ code: 'NOT_FOUND', message: 'There is no such export, or no longer: see /data/exports.json.' }, 404);
  return value;
}
