/** A page of a list, as every connection of the schema has it. */
export interface PageOf<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** An answer with a part of it in place of another, and all else as it was. */
export function replaced<Data>(data: Data, part: object, by: object): Data {
  if ((data as unknown) === part) return by as Data;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, replaced(value, part, by)])) as Data;
}

/** What was read so far with the next page behind it; as it was where the list is gone meanwhile. */
export function joined<Data, Row>(before: Data, next: Data, connectionOf: (data: Data) => PageOf<Row> | null): Data {
  const [older, newer] = [connectionOf(before), connectionOf(next)];
  if (older === null || newer === null) return before;
  return replaced(before, older, { ...newer, nodes: [...older.nodes, ...newer.nodes] });
}
