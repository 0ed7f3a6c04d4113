import type { Statement, StatementsService } from '@bridgenotes/statements';
import type DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/request-context';

/** Statements by database id, all of one request in one query. */
export const statementLoader = (context: RequestContext, statements: StatementsService): DataLoader<string, Statement | null> =>
  context.loader('statement', (ids: readonly string[]) => statements.findByIds(ids));
