import { join, resolve } from 'node:path';
import { RESULT_NAMES, readTables, resultLines, toScoringInput, type RejectedRow } from '@bridgenotes/public-data';
import { configurationDigest, inputDigests, ParametersError, score, wholeParameters, type Hash, type InputDigests } from '@bridgenotes/scoring';
import { INPUT_DIGESTS_NAME, outputDigest, readManifest, sha256, type Manifest } from '../score/manifest';
import { uninterrupted } from '../stop';
import { firstDifference, linesOfFile, type FirstDifference } from './compare';

export interface VerifyRequest {
  /** Folder that `bridgenotes score` wrote. */
  results: string;
  /** Folder with the four tables; without it, where the manifest says. */
  tables?: string;
  history?: string;
  onProgress: (done: number, total: number, text: string) => void;
  onRejected: (row: RejectedRow) => void;
  signal: AbortSignal;
}

/** What was compared. Each step is only made when the one before it agreed. */
export interface VerifyReport {
  verified: boolean;
  now: number;
  notes: number;
  ratings: number;
  /** What went wrong first, in words; null when nothing did. */
  difference: string | null;
  /** The note (in helpfulness_scores: the rater) that differs first; null where it is none in particular. */
  first: FirstDifference | null;
  /** How many notes are not what they were when the results were made. */
  changedNotes: number;
  digests: { input: string; configuration: string; output: string | null };
}

const READ = 40;
const SCORE = 50;
const TOTAL = 100;

/** Makes the results of a folder again from their tables, and compares. Nothing is written. */
export async function runVerify(request: VerifyRequest): Promise<VerifyReport> {
  const { results, onProgress, onRejected, signal } = request;
  const manifest = await readManifest(results);
  const history = request.history ?? (manifest.history === null ? undefined : resolve(results, manifest.history));
  onProgress(0, TOTAL, 'reading tables');
  const tables = await readTables(request.tables ?? resolve(results, manifest.tables), { onRejected, signal, files: history === undefined ? {} : { noteStatusHistory: history } });
  const configuration = configurationProblem(manifest);
  const { input } = toScoringInput(tables, manifest.now, configuration === null ? manifest.parameters.topics : undefined);
  onProgress(READ, TOTAL, 'comparing what is scored');
  const digests = inputDigests(input, sha256);
  const report: VerifyReport = {
    verified: false,
    now: manifest.now,
    notes: input.notes.count,
    ratings: input.ratings.count,
    difference: null,
    first: null,
    changedNotes: 0,
    digests: { input: digests.whole, configuration: configurationDigest(manifest.parameters, sha256), output: null },
  };

  if (configuration !== null) return { ...report, difference: configuration };
  if (digests.whole !== manifest.input) return { ...report, ...(await inputDifference(results, digests)) };

  onProgress(READ, TOTAL, 'scoring');
  const output = uninterrupted(() => score(input, manifest.parameters, ({ step }) => onProgress(READ + SCORE / 2, TOTAL, step)));
  onProgress(READ + SCORE, TOTAL, 'comparing results');
  const lines = resultLines(output, tables, manifest);
  const files: { sha256: string }[] = [];
  for (const name of RESULT_NAMES) {
    const hash = sha256();
    const first = await firstDifference(name, linesOfFile(join(results, `${name}.tsv`)), hashed(lines[name], hash));
    if (first !== null) return { ...report, first, difference: `${name}.tsv is not what these tables give` };
    files.push({ sha256: hash.digest('hex') });
  }
  report.digests.output = outputDigest(files);
  if (report.digests.output !== manifest.output) return { ...report, difference: 'the manifest records another output than that of its files' };
  return { ...report, verified: true };
}

function* hashed(lines: Iterable<string>, hash: Hash): Generator<string> {
  for (const line of lines) {
    hash.update(line);
    yield line;
  }
}

/** Parameters that this build does not know, or that were changed after the fact, cannot be scored with. */
function configurationProblem({ parameters, configuration }: Manifest): string | null {
  try {
    wholeParameters(parameters);
  } catch (error) {
    if (!(error instanceof ParametersError)) throw error;
    return `the parameters are those of another version: ${error.problems[0]}`;
  }
  return configurationDigest(parameters, sha256) === configuration ? null : 'the parameters in the manifest are not those of its digest';
}

async function inputDifference(results: string, digests: InputDigests): Promise<Pick<VerifyReport, 'difference' | 'first' | 'changedNotes'>> {
  const recorded = new Map<string, string>();
  for await (const line of linesOfFile(join(results, INPUT_DIGESTS_NAME))) {
    const [id = '', digest = ''] = line.split('\t');
    if (id !== 'noteId') recorded.set(id, digest);
  }
  const ids = [...new Set([...recorded.keys(), ...digests.notes.keys()])].filter((id) => recorded.get(id) !== digests.notes.get(id)).sort((a, b) => (a < b ? -1 : 1));
  const [id] = ids;
  if (id === undefined) return { first: null, changedNotes: 0, difference: 'other raters, or raters of other groups, than when the results were made' };
  const [before, now] = [recorded.get(id) ?? null, digests.notes.get(id) ?? null];
  const what = before === null ? 'was not there' : now === null ? 'is missing' : 'or its ratings or its past are not what they were';
  return {
    first: { table: INPUT_DIGESTS_NAME, id, column: 'inputSha256', recorded: before, recomputed: now },
    changedNotes: ids.length,
    difference: `the tables are not those that were scored: note ${id} ${what}${ids.length > 1 ? `, and so on with ${ids.length - 1} more` : ''}`,
  };
}
