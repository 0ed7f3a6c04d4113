import { toGlobalId } from '@bridgenotes/platform';
import { EXPORTED_TABLES, type ExportedTable, type ListedExport } from '@bridgenotes/open-data';

/** Files as X names them. */
const fileName = (table: ExportedTable) => `${table}-00000.tsv.gz`;

/** The table of a file; null for a name that no export has. */
export function exportedFileOf(runId: string, name: string): ExportedTable | null {
  return /^\d{1,19}$/.test(runId) ? (EXPORTED_TABLES.find((table) => fileName(table) === name) ?? null) : null;
}

/** An export as it is told to those who download it. */
export function exportOf({ made, run, files }: ListedExport) {
  return {
    runId: run.id,
    run: toGlobalId('ScoringRun', run.id),
    asOf: run.asOf.toISOString(),
    madeAt: made.madeAt.toISOString(),
    codeVersion: run.codeVersion,
    inputDigest: run.inputDigest,
    configurationDigest: run.configurationDigest,
    outputDigest: run.outputDigest,
    /** Where it is not 0, the tables lack what the run had, and give other digests. */
    deletedSince: made.deletedSince,
    parametersUrl: `/data/${run.id}/run.json`,
    command: `npx bridgenotes score . --out scored --now ${run.asOf.getTime()} --parameters parameters.json --json`,
    files: files.map(({ tableName, rows, bytes, sha256 }) => ({ name: fileName(tableName), url: `/data/${run.id}/${fileName(tableName)}`, rows: Number(rows), bytes: Number(bytes), sha256 })),
  };
}
