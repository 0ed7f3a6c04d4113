/** Progress of a long work. On a terminal a bar; in a pipe nothing, so that logs stay readable. */
export interface Progress {
  /** @param done out of `total`, in whatever unit; `text` says what is being done now. */
  update(done: number, total: number, text?: string): void;
  stop(): void;
}

const SILENT: Progress = { update: () => undefined, stop: () => undefined };

/** A bar on stderr, so that stdout carries results only. */
export async function startProgress(title: string): Promise<Progress> {
  if (!process.stderr.isTTY) return SILENT;
  const { SingleBar, Presets } = await import('cli-progress');
  const bar = new SingleBar({ format: `${title} {bar} {percentage}% {text}`, hideCursor: true, clearOnComplete: true, barsize: 30, stream: process.stderr }, Presets.shades_classic);
  bar.start(1, 0, { text: '' });
  return {
    update: (done, total, text = '') => {
      bar.setTotal(Math.max(total, 1));
      bar.update(done, { text });
    },
    stop: () => bar.stop(),
  };
}

/** One line for the person at the terminal. On stderr: results on stdout can be piped on. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A result for programs: one JSON document on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

type Style = 'bold' | 'dim' | 'red' | 'green' | 'cyan';
const CODES: Record<Style, number> = { bold: 1, dim: 2, red: 31, green: 32, cyan: 36 };

/** Colours text where the stream is a terminal and NO_COLOR is not set. */
export function paint(style: Style, text: string, stream: { isTTY?: boolean } = process.stderr): string {
  return stream.isTTY && !process.env.NO_COLOR ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
}

/** Lines in a frame. */
export function box(lines: readonly string[]): string {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = '─'.repeat(width + 2);
  return [`┌${edge}┐`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `└${edge}┘`].join('\n');
}
