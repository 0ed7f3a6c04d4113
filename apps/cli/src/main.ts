import 'reflect-metadata';
import { registerExport } from './export/export.command';
import { registerImport } from './import/import.command';
import { registerCreateApiKey } from './create-api-key/create-api-key.command';
import { registerMakeAdmin } from './make-admin/make-admin.command';
import { registerMigrate } from './migrate/migrate.command';
import { registerParameters } from './parameters/parameters.command';
import { createProgram, runProgram, type RegisterCommand } from './program';
import { registerRunScoring } from './run-scoring/run-scoring.command';
import { registerScore } from './score/score.command';
import { registerSimulate } from './simulate/simulate.command';
import { registerStart } from './start/start.command';
import { registerTrainConfidence } from './train-confidence/train-confidence.command';
import { registerVerify } from './verify/verify.command';

/** Every command, in the order of the help. */
const COMMANDS: readonly RegisterCommand[] = [registerStart, registerScore, registerVerify, registerParameters, registerTrainConfidence, registerSimulate, registerImport, registerExport, registerRunScoring, registerMigrate, registerCreateApiKey, registerMakeAdmin];

// Reading ends early in `bridgenotes … | head`; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await runProgram(createProgram(COMMANDS), process.argv.slice(2));
// Work that was abandoned is not waited for.
if (process.exitCode > 128) process.exit();
