import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { line as toLine, text } from './format';
import { MAX_QUOTED_BYTES, MAX_ROW_BYTES, printable, TsvParser } from './tsv-parser';

/** Parses text fed in pieces; returns rows as strings, faults, and what is left. */
function parse(input: string | Buffer, piece = 7, expectedCells?: number) {
  const rows: string[][] = [];
  const lines: number[] = [];
  const faults: string[] = [];
  const parser = new TsvParser({
    row(view) {
      lines.push(view.line);
      rows.push(
        Array.from({ length: view.count }, (_, i) => {
          const cell = view.bytes.toString('utf8', view.starts[i], view.ends[i]);
          return view.quoted[i] ? cell.replaceAll('""', '"') : cell;
        }),
      );
    },
    malformed: (line, reason) => faults.push(`${line} ${reason}`),
  });
  if (expectedCells !== undefined) parser.expectedCells = expectedCells;
  const bytes = Buffer.from(input);
  for (let at = 0; at < bytes.length; at += piece) parser.push(bytes.subarray(at, at + piece));
  return { rest: parser.end().toString(), rows, lines, faults };
}

describe('TsvParser', () => {
  it('finds cells and rows, with LF and CRLF, and passes over blank lines', () => {
    expect(parse('a\tb\r\n\n\r\n1\t\n\t2\n')).toMatchObject({ rows: [['a', 'b'], ['1', ''], ['', '2']], lines: [1, 4, 5], rest: '', faults: [] });
  });

  it('keeps tabs, line breaks and quotes of a quoted cell, and counts its lines', () => {
    expect(parse('a\t"x\ty\n""z"""\tb\nc\n')).toMatchObject({ rows: [['a', 'x\ty\n"z"', 'b'], ['c']], lines: [1, 3] });
  });

  it('takes a cell that begins but does not end with a quote as it stands', () => {
    expect(parse('1\t"Big" claim\t0\n2\t"never closed\t0\n3\tx\t0\n').rows).toEqual([
      ['1', '"Big" claim', '0'],
      ['2', '"never closed', '0'],
      ['3', 'x', '0'],
    ]);
  });

  it('does not let a stray quote swallow whole rows, even where a later cell ends with a quote', () => {
    const rows = ['1\t"open\t0', '2\tplain\t0', '3\tends"\t0'];
    expect(parse(`${rows.join('\n')}\n`, 7, 3).rows.map((row) => row[0])).toEqual(['1', '2', '3']);
  });

  it('looks for the end of a quote within a bounded distance only', () => {
    const far = `1\t"${'x'.repeat(MAX_QUOTED_BYTES)}"\t0\n2\ty\t0\n`;
    expect(parse(far, 1 << 14).rows.map((row) => row.length)).toEqual([3, 3]);
  });

  it('refuses rows with NUL bytes and rows without end, and goes on behind them', () => {
    expect(parse('a\tb\n1\t\0\n2\t3\n')).toMatchObject({ rows: [['a', 'b'], ['2', '3']], faults: ['2 BAD_CHARACTER'] });
    const endless = parse(`a\n${'x'.repeat(MAX_ROW_BYTES + 100_000)}\nb\n`, 1 << 16);
    expect(endless).toMatchObject({ rows: [['a'], ['b']], lines: [1, 3], faults: ['2 ROW_TOO_LONG'], rest: '' });
  });

  it('gives back what stands behind the last line break', () => {
    expect(parse('a\tb\n1\t').rest).toBe('1\t');
    expect(parse('a\n"cut').rest).toBe('"cut');
  });

  it('reads back any table that is written, in pieces of any size', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', 'é', '𝄞', ' ', '0'), maxLength: 12 });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 40 }), (table, piece) => {
        const written = table.map((cells) => toLine(cells.map(text))).join('');
        const whole = parse(written, piece);
        expect(whole.rows).toEqual(table);
        expect(whole.rest).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

describe('printable', () => {
  it('shows the beginning of one line, and nothing that a terminal would obey', () => {
    expect(printable(Buffer.from('a\tb\u001b[31m\u009bc\0\nnext'), 0)).toBe('a\tb\ufffd[31m\ufffdc\ufffd');
    expect(printable(Buffer.from('x'.repeat(500)), 0)).toHaveLength(80);
  });
});
