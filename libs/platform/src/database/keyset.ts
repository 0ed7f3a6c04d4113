import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { AppError } from '../errors/app-error';

/** A page asked for: how many rows, and after which cursor. */
export interface PageRequest {
  readonly first: number;
  readonly after?: string | null;
}

/** A page answered; `cursors[i]` belongs to `rows[i]`. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
}

/**
 * How a list is ordered. The columns together must be unique, or rows of a tie would be lost between pages:
 * end with an id. All columns go in one direction, so that one row comparison uses one index.
 */
export interface KeysetOrder<Row> {
  readonly name: string;
  readonly direction: 'ASC' | 'DESC';
  readonly columns: readonly { readonly expression: string; readonly type: 'bigint' | 'timestamptz' | 'integer' | 'double precision' | 'text'; readonly value: (row: Row) => string | number | Date }[];
}

export const MAX_PAGE_SIZE = 100;

/** @throws INVALID_PAGE_SIZE */
export function checkPageSize(first: number, limit = MAX_PAGE_SIZE): number {
  if (!Number.isInteger(first) || first < 1 || first > limit) throw new AppError('INVALID_PAGE_SIZE', { given: first, limit });
  return first;
}

const plain = (value: string | number | Date) => (value instanceof Date ? value.toISOString() : value);

export function encodeCursor<Row>(order: KeysetOrder<Row>, row: Row): string {
  return Buffer.from(JSON.stringify([order.name, ...order.columns.map((column) => plain(column.value(row)))])).toString('base64url');
}

/** @throws INVALID_CURSOR for anything that `encodeCursor` of this order did not make */
export function decodeCursor<Row>(order: KeysetOrder<Row>, cursor: string): (string | number)[] {
  const refuse = () => new AppError('INVALID_CURSOR', { given: cursor.slice(0, 60) });
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw refuse();
  }
  if (!Array.isArray(parsed) || parsed.length !== order.columns.length + 1 || parsed[0] !== order.name) throw refuse();
  const values = parsed.slice(1) as unknown[];
  const fits = values.every((value, i) => {
    switch (order.columns[i]!.type) {
      case 'bigint': return typeof value === 'string' && /^-?\d{1,19}$/.test(value);
      case 'integer': return Number.isSafeInteger(value);
      case 'double precision': return typeof value === 'number' && Number.isFinite(value);
      case 'timestamptz': return typeof value === 'string' && !Number.isNaN(Date.parse(value));
      case 'text': return typeof value === 'string';
    }
  });
  if (!fits) throw refuse();
  return values as (string | number)[];
}

/** Adds order, cursor and limit to a query and runs it. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
export async function keysetPage<Entity extends ObjectLiteral>(query: SelectQueryBuilder<Entity>, order: KeysetOrder<Entity>, page: PageRequest): Promise<Page<Entity>> {
  const first = checkPageSize(page.first);
  if (page.after != null) {
    const values = decodeCursor(order, page.after);
    const left = order.columns.map((column) => column.expression).join(', ');
    const right = order.columns.map((column, i) => `CAST(:cursor${i} AS ${column.type})`).join(', ');
    query.andWhere(`(${left}) ${order.direction === 'DESC' ? '<' : '>'} (${right})`, Object.fromEntries(values.map((value, i) => [`cursor${i}`, value])));
  }
  order.columns.forEach((column, i) => (i === 0 ? query.orderBy(column.expression, order.direction) : query.addOrderBy(column.expression, order.direction)));
  const rows = await query.limit(first + 1).getMany();
  return toPage(rows, order, first);
}

/** Cuts `first + 1` rows fetched in order down to a page. */
export function toPage<Row>(fetched: readonly Row[], order: KeysetOrder<Row>, first: number): Page<Row> {
  const rows = fetched.slice(0, first);
  return { rows, cursors: rows.map((row) => encodeCursor(order, row)), hasNextPage: fetched.length > first };
}
