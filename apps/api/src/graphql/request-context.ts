import type { Viewer } from '@bridgenotes/platform';
import DataLoader from 'dataloader';

/** What lives as long as one GraphQL operation: who asks, the loaders, and values read once. */
export class RequestContext {
  // Not #private: Apollo hands resolvers a copy of the context, with its prototype and its own properties only.
  private readonly loaders = new Map<string, DataLoader<unknown, unknown>>();
  private readonly values = new Map<string, Promise<unknown>>();

  constructor(readonly viewer: Viewer) {}

  /**
   * The loader of this name, made on first use: one batched query for all rows of a field.
   * @param batch answers in the order of the keys, with null where there is nothing
   */
  loader<Key, Value>(name: string, batch: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>): DataLoader<Key, Value> {
    let loader = this.loaders.get(name);
    if (loader === undefined) this.loaders.set(name, (loader = new DataLoader(batch as (keys: readonly unknown[]) => Promise<readonly unknown[]>, { maxBatchSize: 1000 })));
    return loader as DataLoader<Key, Value>;
  }

  /** Reads a value once an operation, e.g. which published run all its fields are read from. */
  once<Value>(name: string, read: () => Promise<Value>): Promise<Value> {
    let value = this.values.get(name);
    if (value === undefined) this.values.set(name, (value = read()));
    return value as Promise<Value>;
  }

  /** Forgets everything read so far: each mutation, and each event of a subscription, is answered with what is true when it happens. */
  renew(): void {
    this.loaders.clear();
    this.values.clear();
  }
}
