import { AppError, type Viewer } from '@bridgenotes/platform';
import { StatementsService } from '@bridgenotes/statements';
import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { type Connection, toConnection } from '../graphql/connection';
import { fromGlobalId } from '../graphql/global-id';
import { NodeRegistry } from '../graphql/node';
import { RequestContext } from '../graphql/request-context';
import { AddStatementInput, AddStatementPayload, StatementArgs, StatementsArgs } from './statement.input';
import { statementLoader } from './statement.loader';
import { StatementConnection, StatementType } from './statement.type';

@Resolver(() => StatementType)
export class StatementResolver implements OnModuleInit {
  constructor(
    private readonly service: StatementsService,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Statement', async (id, context) => {
      const row = await statementLoader(context, this.service).load(id);
      return row && StatementType.of(row);
    });
  }

  @Access('anyone')
  @Query(() => StatementType, { nullable: true, description: 'A statement by its id or by any variant of its URL; null when there is none.' })
  async statement(@Args() { id, url }: StatementArgs, @Request() context: RequestContext): Promise<StatementType | null> {
    if ((id == null) === (url == null)) throw new AppError('INVALID_INPUT', { field: 'statement', given: id == null ? 'asked for without id and url' : 'asked for with both id and url', allowed: 'exactly one of them' });
    const row = id != null ? await statementLoader(context, this.service).load(fromGlobalId('Statement', id)) : await this.service.findByUrl(url!);
    return row && StatementType.of(row);
  }

  @Access('anyone')
  @Query(() => StatementConnection, { description: 'Statements, all or those that match a search.' })
  async statements(@Args() { search, order, ...page }: StatementsArgs): Promise<Connection<StatementType>> {
    return toConnection(await this.service.list({ search, order }, page), StatementType.of);
  }

  @Access('contributor', 'statements:write')
  @Mutation(() => AddStatementPayload, { description: 'Adds a statement to write notes on. The same URL or quote once more gives the same statement.' })
  async addStatement(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The statement.' }) input: AddStatementInput): Promise<AddStatementPayload> {
    const { statement, created } = await this.service.add(viewer, input);
    return { statement: StatementType.of(statement), created };
  }
}
