import { AppError, CommunitySettings } from '@bridgenotes/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { randomBytes } from 'node:crypto';
import { PinoLogger } from 'nestjs-pino';
import { API_CONFIG, type ApiConfig } from '../config';
import { addressOf } from '../graphql/client-address';
import { RateLimits } from '../graphql/rate-limits';
import { IdentityOrigins } from './identity-origins';
import { directionOf, languagesOf, pageTemplate } from './page-template.rules';
import { pageAt, type PageSubject } from './pages.rules';
import { previewHead, type Previewed, type Site } from './preview.rules';
import { previewTexts } from './preview.texts';
import { PreviewsService } from './previews.service';
import { PAGE_HEADERS, pagePolicy, transportSecurity } from './security.rules';
import { siteOf } from './site';
import { WebFiles } from './web-files';

/** The one page of the web client, filled for each address it is asked for at. */
@Injectable()
export class WebPages {
  readonly #fill: ReturnType<typeof pageTemplate>;
  readonly #languages: readonly string[];
  readonly #headers: Readonly<Record<string, string>>;

  constructor(
    files: WebFiles,
    private readonly previews: PreviewsService,
    private readonly identity: IdentityOrigins,
    private readonly community: CommunitySettings,
    private readonly limits: RateLimits,
    private readonly log: PinoLogger,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {
    this.#fill = pageTemplate(files.index);
    this.#languages = languagesOf(files.index);
    this.#headers = { ...PAGE_HEADERS, ...transportSecurity(config.HSTS_SECONDS) };
  }

  /** Where and by whom pages are shown. */
  site(request: Request): Site {
    return siteOf(request, this.config, this.community);
  }

  /** Answers what nothing else answered, if it is asked for by a browser or stands at an address of the web client. */
  readonly answer = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const subject = pageAt(request.path, typeof request.query['url'] === 'string' ? request.query['url'] : null);
    const wanted = subject.kind === 'unknown' ? request.accepts(['application/json', 'text/html']) === 'text/html' : request.accepts('text/html') !== false;
    if (!wanted) return next();
    const { previewed, status, retryAfterSeconds } = await this.#previewed(subject, request);
    const site = this.site(request);
    const nonce = randomBytes(16).toString('base64');
    // As the client chooses, as long as the reader has not: the first paint has the direction of the texts that follow.
    const language = request.acceptsLanguages([...this.#languages]) || 'en';
    const page = Buffer.from(this.#fill({ nonce, language, direction: directionOf(language), head: previewHead(previewed, site, previewTexts(language)) }));
    response.status(status).set({
      ...this.#headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': String(page.length),
      Vary: 'Accept-Language',
      'Content-Security-Policy': pagePolicy(nonce, site.origin, await this.identity.all()),
      // The nonce is for this answer alone.
      'Cache-Control': 'no-store',
      ...(retryAfterSeconds !== null && { 'Retry-After': String(retryAfterSeconds) }),
    });
    response.end(request.method === 'HEAD' ? undefined : page);
  };

  /** The page comes whatever happens to its preview: the client says better than we what is wrong, or tries again. */
  async #previewed(subject: PageSubject, request: Request): Promise<{ previewed: Previewed; status: number; retryAfterSeconds: number | null }> {
    try {
      if (subject.kind !== 'page' && subject.kind !== 'unknown') await this.limits.spend({ limitKey: `address:${addressOf(request, this.config.TRUST_PROXY_HOPS)}` }, 'read');
      const previewed = await this.previews.of(subject);
      return { previewed, status: previewed.kind === 'nothing' ? 404 : 200, retryAfterSeconds: null };
    } catch (error) {
      const limited = error instanceof AppError && error.code === 'RATE_LIMITED' ? Number(error.details['retryAfterSeconds']) : null;
      if (limited === null) this.log.logger.error({ err: error, path: request.path }, 'a page has no preview');
      return { previewed: { kind: 'page', path: request.path, listed: false }, status: limited === null ? 503 : 429, retryAfterSeconds: limited };
    }
  }
}
