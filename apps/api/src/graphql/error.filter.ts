import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { PinoLogger } from 'nestjs-pino';
import { httpStatus, refusalOf } from './errors';

/**
 * Passes errors of resolvers on as they are: `formatError` decides what is told and what is logged. Without it every
 * refusal would be logged as an error with its stack, and anybody could fill the log. Refusals at other doors (feeds,
 * pictures, data) are told with their code and status.
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
    if (refusal.code === 'DATABASE_UNAVAILABLE') this.log.logger.error({ ...refusal.details }, 'the database cannot be reached');
    return super.catch(new HttpException({ code: refusal.code, message: refusal.message }, httpStatus(refusal)), host);
  }
}
