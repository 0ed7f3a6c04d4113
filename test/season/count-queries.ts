import { Client } from 'pg';

/** How many statements some work sends to PostgreSQL, in this process, where nothing else may be going on. */
export async function queriesOf<Result>(work: () => Promise<Result>): Promise<{ count: number; result: Result }> {
  const prototype = Client.prototype as unknown as { query: (...values: unknown[]) => unknown };
  const { query } = prototype;
  let count = 0;
  prototype.query = function (...values) {
    count += 1;
    return query.apply(this, values);
  };
  try {
    return { result: await work(), count };
  } finally {
    prototype.query = query;
  }
}
