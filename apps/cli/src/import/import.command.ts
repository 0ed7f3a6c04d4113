import type { Command } from 'commander';
import type { WriteStream } from 'node:fs';
import { once } from 'node:events';
import { CommandError } from '../failure';
import { Stopped, untilStopped } from '../stop';
import { printJson, say, startProgress } from '../terminal';

const SHOWN_REJECTED = 20;
const LARGEST_BATCH = 100_000;

const HELP = `
DIR holds X's four public tables: notes, ratings, noteStatusHistory and userEnrollment, each as one file or as
many (ratings-00000.tsv …), plain, .gz or .zip. The database is the one of DATABASE_URL, or else the embedded one.

All tables are read once before anything is stored, so that one that is cut leaves the database as it was. A row
that cannot be used is left out and told of. Started again, an import goes on where it was interrupted; repeated, it
changes nothing. Statuses become public when the next scoring run is published.

Examples:
  $ npx bridgenotes import downloads/2026-11-20
  $ npx bridgenotes import downloads/2026-11-20 --rejected rejected.tsv --json > report.json`;

interface Given {
  batch: string;
  json?: boolean;
  rejected?: string;
}

/** `bridgenotes import` */
export function registerImport(program: Command): void {
  program
    .command('import')
    .argument('<dir>', 'folder with the four tables')
    .description("bring X's public tables into the database")
    .option('--batch <rows>', 'rows a transaction', '5000')
    .option('--rejected <file>', 'write all rows that were left out, with their lines and reasons, as tab-separated text')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', HELP)
    .action(runImport);
}

async function runImport(folder: string, given: Given): Promise<void> {
  const batchSize = Number(given.batch);
  if (!/^\d+$/.test(given.batch) || batchSize < 1 || batchSize > LARGEST_BATCH) {
    throw new CommandError('INVALID_OPTION', `--batch is ${given.batch}`, `Allowed: a whole number from 1 to ${LARGEST_BATCH}.`);
  }
  const { SystemClock } = await import('@bridgenotes/platform');
  const { describeRejected, rejectedLine, rejectedRows, reportLines } = await import('./report');
  const { checkTables, importTables } = await import('./import-tables');
  const { folderSource } = await import('./source');
  const { withDatabase } = await import('../database');

  const rejectedFile = given.rejected === undefined ? null : await openRejectedFile(given.rejected);
  const progress = await startProgress('import');
  let left = 0;
  let storing = false;
  try {
    const onProgress = (step: string, share: number): void => progress.update(Math.round(share * 1000), 1000, step);
    await untilStopped((signal) => checkTables(folderSource(folder, signal), { onProgress }));
    const report = await withDatabase(process.env, (url, signal) => {
      storing = true;
      return importTables(url, folderSource(folder, signal), {
        batchSize,
        clock: new SystemClock(),
        signal,
        onProgress,
        onRejected(row) {
          left += 1;
          if (left <= SHOWN_REJECTED) say(describeRejected(row));
          rejectedFile?.write(rejectedLine(row));
        },
      });
    });
    progress.stop();
    if (left > SHOWN_REJECTED) say(`… and ${left - SHOWN_REJECTED} more rows were left out${given.rejected === undefined ? '; --rejected FILE tells of all' : `; all are in ${given.rejected}`}`);
    if (given.json) printJson({ ...report, rejected: rejectedRows(report) });
    else for (const line of reportLines(report)) say(line);
    say(report.changed ? 'Next: a running worker scores it by itself; without one, "npx bridgenotes run-scoring".' : 'Nothing changed: the database had everything already.');
  } catch (error) {
    progress.stop();
    if (storing && !(error instanceof Stopped)) say('What was stored until then are whole rows; the same command again goes on from there.');
    throw error;
  } finally {
    if (rejectedFile) await new Promise((done) => rejectedFile.end(done));
  }
}

async function openRejectedFile(path: string): Promise<WriteStream> {
  const { createWriteStream } = await import('node:fs');
  const { REJECTED_HEADER } = await import('./report');
  const file = createWriteStream(path);
  await once(file, 'open').catch((error: Error) => {
    throw new CommandError('INVALID_OPTION', `--rejected ${path} cannot be written: ${error.message}`, 'Name a file in a folder that you may write to.');
  });
  file.write(REJECTED_HEADER);
  return file;
}
