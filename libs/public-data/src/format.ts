/** One cell to write. */
export type Cell = string | number | boolean | null | undefined;

/** A decimal that always shows it is one, as pandas writes doubles: `13.0`, `-0.25`, `1627862400000.0`; empty for null. */
export function double(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  const text = String(value === 0 ? 0 : value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** A whole number; empty for null. */
export function integer(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** 1 or 0, as flags stand in the tables that come in. */
export function flag(value: boolean): string {
  return value ? '1' : '0';
}

/** True or False, as pandas writes them; empty for null. */
export function truth(value: boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  return value ? 'True' : 'False';
}

/** Text as a cell: in quotes where it holds a quote, a tab or a line break, as pandas writes it. */
export function text(value: string | null | undefined): string {
  if (value === null || value === undefined) return '';
  const clean = value.replaceAll('\0', '\ufffd');
  return /["\t\r\n]/.test(clean) ? `"${clean.replaceAll('"', '""')}"` : clean;
}

/** A line of cells that are formatted already. */
export function line(cells: readonly string[]): string {
  return `${cells.join('\t')}\n`;
}
