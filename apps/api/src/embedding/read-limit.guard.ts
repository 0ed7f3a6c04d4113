import { AppError } from '@bridgenotes/platform';
import { type CanActivate, type ExecutionContext, HttpException, Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { API_CONFIG, type ApiConfig } from '../config';
import { addressOf } from '../graphql/client-address';
import { httpStatus } from '../graphql/errors';
import { RateLimits } from '../graphql/rate-limits';

/** What is read without GraphQL counts as a query of its address. */
@Injectable()
export class ReadLimit implements CanActivate {
  constructor(
    private readonly limits: RateLimits,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    try {
      await this.limits.spend({ limitKey: `address:${addressOf(http.getRequest<Request>(), this.config.TRUST_PROXY_HOPS)}` }, 'read');
      return true;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'RATE_LIMITED') throw error;
      http.getResponse<Response>().set('Retry-After', String(error.details['retryAfterSeconds']));
      throw new HttpException({ code: error.code, message: error.message }, httpStatus(error));
    }
  }
}
