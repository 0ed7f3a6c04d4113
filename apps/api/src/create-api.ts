import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { AppError, Clock, readCommunity, readConfig, type CommunitySettings, SystemClock, type Environment } from '@bridgenotes/platform';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Logger } from 'nestjs-pino';
import { destination, type DestinationStream } from 'pino';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { ApiModule } from './api.module';
import { apiConfig, type ApiConfig } from './config';
import { httpStatus } from './graphql/errors';
import { queryPage } from './graphql/query-page';
import { WebSocketDoor } from './graphql/websocket';
import { assets } from './web/assets';
import { WebAdapter } from './web/web-adapter';
import { WebFiles } from './web/web-files';
import { WebPages } from './web/web-pages';

/** Longer than the minute for which proxies keep an idle connection: otherwise they send on one that is being closed. */
const IDLE_MILLIS = 65_000;

/** Where a build puts the web client: beside the bundle of the api, which this becomes part of. */
const BUILT_WEB = join(import.meta.dirname, '../web');

/**
 * An api that is ready to listen.
 * @param community what is set for the community; from COMMUNITY_FILE when left out
 * @throws INVALID_CONFIGURATION
 */
export async function createApi(environment: Environment, clock: Clock = new SystemClock(), log: DestinationStream = destination(1), community?: CommunitySettings): Promise<{ app: NestExpressApplication; config: ApiConfig }> {
  const config = readConfig(apiConfig, environment);
  const settings = community ?? readCommunity(config.COMMUNITY_FILE, HOUSE_SECTIONS);
  const folder = config.WEB_FOLDER ?? BUILT_WEB;
  const web = config.WEB_CLIENT ? await WebFiles.open(folder) : null;
  const adapter = new WebAdapter();
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.of(config, settings, clock, log, web), adapter, { bufferLogs: true, bodyParser: false, abortOnError: false });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks(['SIGINT', 'SIGTERM', 'SIGHUP']);
  app.disable('x-powered-by');
  app.enableCors({ origin: config.CORS_ORIGINS === '*' ? '*' : config.CORS_ORIGINS.split(',').map((origin) => origin.trim()), maxAge: 86_400 });
  app.useBodyParser('json', { limit: config.MAX_BODY_KILOBYTES * 1024 });
  app.use('/graphql', refuseBatches);
  if (config.GRAPHQL_PAGE) app.use('/graphql', queryPage());
  if (web !== null) app.use(assets(web));
  app.use(refuseUnreadableBodies);
  await app.init();
  if (web !== null) adapter.unanswered = app.get(WebPages).answer;
  else if (config.WEB_CLIENT) app.get(Logger).log(`there is no built web client in ${folder}; its pages are not served`);
  const server = app.getHttpServer() as Server;
  server.keepAliveTimeout = IDLE_MILLIS;
  app.get(WebSocketDoor).open(server);
  return { app, config };
}

const answer = (response: Response, error: AppError) => {
  response.status(httpStatus(error)).json({ errors: [{ message: error.message, extensions: { code: error.code, details: error.details } }] });
};

/** One operation a request: several in one array would pass the limits that each of them is held to. */
function refuseBatches(request: Request, response: Response, next: NextFunction): void {
  if (!Array.isArray(request.body)) return next();
  answer(response, new AppError('BATCH_TOO_LARGE', { given: request.body.length, limit: 1, what: 'operations' }));
}

/** Bodies that are no JSON, or too large, are refused with a code like everything else. */
function refuseUnreadableBodies(error: Error & { status?: number; limit?: number }, _request: Request, response: Response, next: NextFunction): void {
  if (error.status === undefined || error.status >= 500) return next(error);
  const reason = error.status === 413 ? `the body is larger than ${Math.round((error.limit ?? 0) / 1024)} kB` : 'the body is not JSON';
  answer(response, new AppError('QUERY_INVALID', { reason }));
}
