import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { API_CONFIG, type ApiConfig } from '../config';
import { addressOf } from '../graphql/client-address';
import { RateLimits } from '../graphql/rate-limits';

/** What is read without GraphQL counts as a query of its address. */
@Injectable()
export class ReadLimit implements CanActivate {
  constructor(
    private readonly limits: RateLimits,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    await this.limits.spend({ limitKey: `address:${addressOf(request, this.config.TRUST_PROXY_HOPS)}` }, 'read');
    return true;
  }
}
