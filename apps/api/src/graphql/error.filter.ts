import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { httpStatus, logOutage, refusalOf } from './errors';

/**
 * Passes errors of resolvers on as they are: `formatError` decides what is told and what is logged. Without it every
 * refusal would be logged as an error with its stack, and anybody could fill the log. Refusals at other doors (feeds,
 * pictures, data) are told with their code and status, and with the time to wait where there is one.
 */
@Catch()
export class ErrorFilter extends BaseExceptionFilter {
  constructor(private readonly log: PinoLogger) {
    super();
  }

  override catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return error;
    const refusal = error instanceof HttpException ? null : refusalOf(error);
    if (refusal === null) return super.catch(error, host);
    logOutage(this.log.logger, refusal);
    const { retryAfterSeconds } = refusal.details;
    if (retryAfterSeconds !== undefined) host.switchToHttp().getResponse<Response>().set('Retry-After', String(retryAfterSeconds));
    return super.catch(new HttpException({ code: refusal.code, message: refusal.message }, httpStatus(refusal)), host);
  }
}
