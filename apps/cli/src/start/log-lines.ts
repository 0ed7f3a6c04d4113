import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const WARN = 40;
const LEVEL_NAMES: Record<number, string> = { 40: 'warning', 50: 'error', 60: 'fatal' };

/**
 * What a line of a part's log is worth on the terminal: warnings and errors in plain words, everything that is
 * not a log record as it is (a crash speaks so), and the rest only when asked for.
 * @returns undefined for a line to leave out
 */
export function readableLine(line: string, verbose: boolean): string | undefined {
  const record = parseRecord(line);
  if (!record) return line.trim() === '' ? undefined : line;
  if (record.level < WARN && !verbose) return undefined;
  const level = LEVEL_NAMES[record.level];
  const cause = record.err?.stack ?? record.err?.message;
  return `${level ? `${level}: ` : ''}${record.msg ?? ''}${cause ? `\n${cause}` : ''}`.trim();
}

interface LogRecord {
  level: number;
  msg?: string;
  err?: { message?: string; stack?: string };
}

function parseRecord(line: string): LogRecord | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const record = JSON.parse(line) as Partial<LogRecord>;
    return typeof record.level === 'number' ? (record as LogRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** Passes the worthy lines of a stream on, each with the name of the part that wrote it. */
export function followLines(stream: Readable, name: string, verbose: boolean, write: (line: string) => void): void {
  createInterface({ input: stream }).on('line', (line) => {
    const readable = readableLine(line, verbose);
    if (readable !== undefined) for (const part of readable.split('\n')) write(`${name.padEnd(6)} | ${part}`);
  });
}
