import type { ReadReport } from './tables';

/**
 * Rows in ascending order of their ids, whatever the order they come in: of several with one id the newest, or the
 * greatest in text. Counts those that are left out.
 */
export function byId<Row>(rows: Row[], idOf: (row: Row) => string, timeOf: (row: Row) => number, report: ReadReport): Row[] {
  // tables mostly are in order, and without doubles
  if (rows.every((row, k) => k === 0 || idOf(rows[k - 1] as Row) < idOf(row))) return rows;
  rows.sort((a, b) => (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0));
  const kept: Row[] = [];
  for (const row of rows) {
    const other = kept.at(-1);
    if (other === undefined || idOf(other) !== idOf(row)) kept.push(row);
    else if (replaces(row, other, timeOf, report)) kept[kept.length - 1] = row;
  }
  return kept;
}

function replaces<Row>(row: Row, other: Row, timeOf: (row: Row) => number, report: ReadReport): boolean {
  const [text, otherText] = [JSON.stringify(row), JSON.stringify(other)];
  if (text === otherText) {
    report.repeated += 1;
    return false;
  }
  report.conflicting += 1;
  return (timeOf(row) - timeOf(other) || (text > otherText ? 1 : -1)) > 0;
}
