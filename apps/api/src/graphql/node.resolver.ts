import { AppError } from '@bridgenotes/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Access, Request } from './access';
import { readGlobalId } from './global-id';
import { NodeRegistry, NodeType } from './node';
import type { RequestContext } from './request-context';

@Resolver()
export class NodeResolver {
  constructor(private readonly nodes: NodeRegistry) {}

  @Access('anyone')
  @Query(() => NodeType, { nullable: true, description: 'Fetches any object by its id; null when it no longer exists.' })
  async node(@Args('id', { type: () => ID, description: 'The id of the object.' }) given: string, @Request() context: RequestContext): Promise<NodeType | null> {
    const { type, id } = readGlobalId(given);
    const read = this.nodes.reader(type);
    if (read === undefined) throw new AppError('INVALID_ID', { given, expected: 'known object' });
    return read(id, context);
  }
}
