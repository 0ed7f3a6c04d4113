import { Field, ID, InterfaceType } from '@nestjs/graphql';
import { Injectable } from '@nestjs/common';
import type { RequestContext } from './request-context';

@InterfaceType('Node', { description: 'An object that can be fetched again by its id.', resolveType: (value: NodeType) => value.constructor })
export abstract class NodeType {
  @Field(() => ID, { description: 'Opaque and globally unique; pass it to `node`.' })
  id!: string;
}

type ReadNode = (id: string, context: RequestContext) => Promise<NodeType | null>;

/** Which type's objects are read how; each feature registers its own at start. */
@Injectable()
export class NodeRegistry {
  readonly #readers = new Map<string, ReadNode>();

  register(type: string, read: ReadNode): void {
    this.#readers.set(type, read);
  }

  reader(type: string): ReadNode | undefined {
    return this.#readers.get(type);
  }
}
