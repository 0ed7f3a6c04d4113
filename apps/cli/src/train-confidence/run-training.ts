import { writeFile } from 'node:fs/promises';
import { CORE_PARAMETERS, inputDigests, parametersOfJson, trainConfidence, TRAINING, type Parameters, type ScoringInput, type TrainingReport } from '@bridgenotes/scoring';
import { threadedEngine } from '@bridgenotes/scoring-threads';
import { CommandError } from '../failure';
import { readParametersFile } from '../parameters/parameters-of';
import { sha256 } from '../score/manifest';

export interface TrainingRequest {
  /** Reads what is trained on, with the parameters of the file. */
  read: (parameters: Parameters) => Promise<ScoringInput>;
  /** File of parameters that the model is added to. */
  parameters: string | undefined;
  out: string;
  onProgress: (done: number, total: number, text: string) => void;
}

/** What `bridgenotes train-confidence --json` prints. */
export interface TrainingOutcome {
  out: string;
  /** Milliseconds since 1970, and SHA-256 of what was trained on. */
  trainedAt: number;
  trainedOn: string;
  /** SHA-256 of the file that was written. */
  digest: string;
  keeps: TrainingReport;
  becomes: TrainingReport;
}

const READ = 30;
const TOTAL = 100;

/**
 * Trains a confidence model and writes a file of parameters with it. Nothing is written unless something was learnt.
 * @throws ParametersError, CommandError FILE_UNREADABLE, TOO_LITTLE_HISTORY
 */
export async function runTraining({ read, parameters: file, out, onProgress }: TrainingRequest): Promise<TrainingOutcome> {
  const json = file === undefined ? '{}' : await readParametersFile(file);
  const parameters = file === undefined ? CORE_PARAMETERS : parametersOfJson(json);
  onProgress(0, TOTAL, 'reading');
  const input = await read(parameters);
  const trainedOn = inputDigests(input, sha256).whole;
  const engine = threadedEngine();
  let steps = 0;
  const { model, keeps, becomes } = trainConfidence(input, parameters, trainedOn, TRAINING, ({ step }) => onProgress(READ + (TOTAL - READ) * (1 - 0.8 ** steps++), TOTAL, step), engine);
  await engine.close();
  if (model.keeps === null && model.becomes === null) {
    const seen = Math.max(keeps.notes, becomes.notes);
    throw new CommandError('TOO_LITTLE_HISTORY', `${seen} notes have an outcome, which teach nothing; ${TRAINING.minNotes} are needed, ${TRAINING.minOfEach} of either kind to train on, and a model that foretells held-out notes better than their mean`, 'A note has an outcome when its status is locked, after two weeks. Without a model every note waits the whole time.');
  }
  const text = `${JSON.stringify({ ...(JSON.parse(json) as object), confidence: model }, null, 2)}\n`;
  await writeFile(out, text);
  return { out, trainedAt: model.trainedAt, trainedOn, digest: sha256().update(text).digest('hex'), keeps, becomes };
}
