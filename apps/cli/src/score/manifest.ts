import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { line, writeTable, type WriteOptions, type WrittenFile } from '@bridgenotes/public-data';
import { configurationDigest, type InputDigests, type Parameters } from '@bridgenotes/scoring';
import { z } from 'zod';
import { CommandError } from '../failure';

export const MANIFEST_NAME = 'manifest.json';
export const INPUT_DIGESTS_NAME = 'input_digests.tsv';
export const sha256 = () => createHash('sha256');

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const manifestShape = z.object({
  format: z.literal(1),
  now: z.number(),
  tables: z.string(),
  history: z.string().nullable(),
  input: digest,
  configuration: digest,
  output: digest,
  parameters: z.record(z.string(), z.unknown()),
  files: z.array(z.object({ name: z.string(), rows: z.number(), sha256: digest })),
});

/** What is written beside the results of a run, so that anybody can make them again and compare. */
export interface Manifest {
  format: 1;
  /** The moment that was scored, in milliseconds since 1970. */
  now: number;
  /** Where the tables were, seen from the folder of the results; `history` where another file than theirs was taken. */
  tables: string;
  history: string | null;
  /** SHA-256 of what was scored, of the parameters, and of the results. */
  input: string;
  configuration: string;
  output: string;
  parameters: Parameters;
  /** The results, by name without `.gz`, with the digest of their uncompressed bytes. */
  files: { name: string; rows: number; sha256: string }[];
}

/** One digest over those of several files: equal where all of them are. */
export function outputDigest(files: readonly { sha256: string }[]): string {
  return sha256().update(files.map((file) => file.sha256).join('\n')).digest('hex');
}

/**
 * Writes manifest.json and input_digests.tsv (a line for each note), the manifest last: where it is, everything is.
 * @throws PublicDataError OUTPUT_UNWRITABLE, ABORTED
 */
export async function writeManifest(
  out: string,
  run: { now: number; tables: string; history: string | undefined; parameters: Parameters; digests: InputDigests; files: readonly WrittenFile[] },
  options: WriteOptions,
): Promise<void> {
  const lines = [line(['noteId', 'inputSha256'])];
  for (const row of run.digests.notes) lines.push(line(row));
  await writeTable(join(out, INPUT_DIGESTS_NAME), lines, options);
  const manifest: Manifest = {
    format: 1,
    now: run.now,
    tables: relative(resolve(out), resolve(run.tables)),
    history: run.history === undefined ? null : relative(resolve(out), resolve(run.history)),
    input: run.digests.whole,
    configuration: configurationDigest(run.parameters, sha256),
    output: outputDigest(run.files),
    parameters: run.parameters,
    files: run.files.map((file) => ({ name: basename(file.path).replace(/\.gz$/, ''), rows: file.rows, sha256: file.sha256 })),
  };
  await writeTable(join(out, MANIFEST_NAME), [`${JSON.stringify(manifest, null, 2)}\n`], { signal: options.signal });
}

/** @throws CommandError MANIFEST_UNREADABLE */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_NAME);
  try {
    // The parameters are compared with those of this build before they are used.
    return manifestShape.parse(JSON.parse(await readFile(path, 'utf8'))) as unknown as Manifest;
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new CommandError('MANIFEST_UNREADABLE', `${path} cannot be used: ${reason}`, 'Name a folder that "bridgenotes score" or "export" wrote.');
  }
}
