/** One line of figures: what was measured, beside what it is held against. */
export interface Line {
  what: string;
  measured: number;
  unit: string;
  /** The same by another way: the unit is the same. */
  baseline?: { what: string; value: number };
  /** What the machine, or the goal, allows at best or at most. */
  limit?: { what: string; value: number };
}

const figure = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);

/** Prints the lines as a table; ratio is baseline ÷ measured, so more is better where less was to be reached. */
export function printLines(lines: readonly Line[]): void {
  const rows = [
    ['', 'measured', 'baseline', 'ratio', 'limit'],
    ...lines.map(({ what, measured, unit, baseline, limit }) => [
      what,
      `${figure(measured)} ${unit}`,
      baseline ? `${figure(baseline.value)} ${unit} (${baseline.what})` : '–',
      baseline ? `${figure(baseline.value / measured)}` : '–',
      limit ? `${figure(limit.value)} ${unit} (${limit.what})` : '–',
    ]),
  ];
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  for (const row of rows) console.log(row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ').trimEnd());
}
