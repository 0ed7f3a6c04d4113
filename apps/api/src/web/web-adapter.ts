import { ExpressAdapter } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';

/** Express, with a handler for what no route answered: the only place of which one need not know all other routes. */
export class WebAdapter extends ExpressAdapter {
  /** Null: not found, as Nest says it. */
  unanswered: RequestHandler | null = null;

  override setNotFoundHandler(...given: Parameters<ExpressAdapter['setNotFoundHandler']>): void {
    this.use(((request, response, next) => (this.unanswered === null ? next() : this.unanswered(request, response, next))) satisfies RequestHandler);
    super.setNotFoundHandler(...given);
  }
}
