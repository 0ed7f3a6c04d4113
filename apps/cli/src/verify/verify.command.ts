import type { Command } from 'commander';
import { CommandError } from '../failure';
import { printJson, say, startProgress } from '../terminal';
import type { VerifyReport } from './run-verify';

const HELP = `
RESULTS is a folder that "bridgenotes score" wrote. Its manifest.json names the moment, the parameters and the digests
of what was scored and of what came out; input_digests.tsv has a digest for each note with its ratings. The tables
are read and scored again and everything is compared, on any machine. The exit code is 1 where something differs, and
the note that differs first is named.

Examples:
  $ npx bridgenotes verify out                        the tables are where they were
  $ npx bridgenotes verify out --tables downloads/x   … or somewhere else
  $ npx bridgenotes verify out --json | jq .first`;

interface Given {
  tables?: string;
  history?: string;
  json?: boolean;
}

/** `bridgenotes verify` */
export function registerVerify(program: Command): void {
  program
    .command('verify')
    .argument('<results>', 'folder that "bridgenotes score" wrote')
    .description('score again what was scored, and compare')
    .option('--tables <dir>', 'folder with the four tables (default: where the manifest says)')
    .option('--history <file>', 'the note_status_history that was taken, if it lies elsewhere now')
    .option('--json', 'print what was compared as JSON')
    .addHelpText('after', HELP)
    .action(verify);
}

async function verify(results: string, given: Given): Promise<void> {
  const { runVerify } = await import('./run-verify');
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal);
  const progress = await startProgress('verify');
  let rejected = 0;
  try {
    const report = await runVerify({
      results,
      tables: given.tables,
      history: given.history,
      signal: stop.signal,
      onProgress: (done, total, text) => progress.update(done, total, text),
      onRejected: () => (rejected += 1),
    });
    progress.stop();
    if (rejected > 0) say(`left out: ${rejected} rows that could not be read, as when scored (see bridgenotes score)`);
    if (given.json) printJson(report);
    if (!report.verified) throw new CommandError('NOT_VERIFIED', report.difference ?? 'something differs', nextStep(report));
    if (!given.json) process.stdout.write(`verified: ${report.notes.toLocaleString('en-US')} notes and ${report.ratings.toLocaleString('en-US')} ratings as of ${new Date(report.now).toISOString()} give the same results, byte for byte\n`);
  } finally {
    progress.stop();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, onSignal);
  }
}

function nextStep({ first }: VerifyReport): string {
  if (first === null) return 'Verify with the same version of Bridgenotes, and with the tables that were scored.';
  const cell = first.column === null ? '' : `, column ${first.column}`;
  const show = (value: string | null): string => (value === null ? 'nothing' : JSON.stringify(value));
  return `First difference: ${first.table}, ${first.id}${cell}: recorded ${show(first.recorded)}, now ${show(first.recomputed)}.`;
}
