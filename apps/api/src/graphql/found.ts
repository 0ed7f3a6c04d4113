import { AppError } from '@bridgenotes/platform';

/** A row that has to be there. @param what names it for people @throws NOT_FOUND */
export function found<Row>(row: Row | null, what: string, id: string): Row {
  if (row === null) throw new AppError('NOT_FOUND', { what, id });
  return row;
}
