import { Controller, Get, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { API_CONFIG, type ApiConfig } from '../config';
import { sendFile } from '../web/assets';
import { WebFile } from '../web/web-files';

/** Pages of other sites have it as it was an hour ago at most. */
const AN_HOUR = 'public, max-age=3600, stale-while-revalidate=86400';
/** Where a build puts the client: beside the bundle of the api, which this becomes part of. */
const BUILT_CLIENT = join(import.meta.dirname, '../client');

export const ELEMENT_SCRIPT = Symbol('bridge-note.js');

/** The script of the element, read once; null where it is not built. */
export const elementScript = {
  provide: ELEMENT_SCRIPT,
  inject: [API_CONFIG],
  useFactory: async (config: ApiConfig): Promise<WebFile | null> => {
    const bytes = await readFile(join(config.CLIENT_FOLDER ?? BUILT_CLIENT, 'bridge-note.js')).catch(() => null);
    return bytes === null ? null : new WebFile('/bridge-note.js', bytes);
  },
};

/** `<bridge-note>` for the pages of other sites. */
@Controller()
export class ScriptController {
  constructor(@Inject(ELEMENT_SCRIPT) private readonly file: WebFile | null) {}

  @Get('bridge-note.js')
  async script(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (this.file === null) throw new NotFoundException('bridge-note.js is not built here; "npm run build" makes it.');
    response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
    await sendFile(request, response, this.file, AN_HOUR);
  }
}
