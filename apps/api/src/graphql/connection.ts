import { MAX_PAGE_SIZE, type Page } from '@bridgenotes/platform';
import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: `How many rows, 1 to ${MAX_PAGE_SIZE}.` })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The endCursor of the page before; none starts at the beginning.' })
  after?: string | null;
}

@ObjectType('PageInfo', { description: 'Where a page of a connection ends.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more rows follow.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page; null when the page is empty.' })
  endCursor!: string | null;
}

export interface Connection<Node> {
  edges: { node: Node; cursor: string }[];
  nodes: Node[];
  pageInfo: PageInfo;
}

/** The Relay connection type of a node type, named `<name>Connection`. Call it once a type. */
export function connectionOf<Node>(node: () => Type<Node>, name: string): Type<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `A ${name} in a list, with its place.` })
  class EdgeType {
    @Field(node, { description: 'The row.' })
    node!: Node;

    @Field(() => String, { description: 'The place of this row; pass it as `after` to continue behind it.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType], { description: 'The rows with their cursors.' })
    edges!: EdgeType[];

    @Field(() => [node()], { description: 'The rows alone.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Whether and where to go on.' })
    pageInfo!: PageInfo;
  }
  return ConnectionType;
}

export function toConnection<Row, Node>(page: Page<Row>, map: (row: Row) => Node): Connection<Node> {
  const edges = page.rows.map((row, i) => ({ node: map(row), cursor: page.cursors[i]! }));
  return { edges, nodes: edges.map((edge) => edge.node), pageInfo: { hasNextPage: page.hasNextPage, endCursor: page.cursors.at(-1) ?? null } };
}
