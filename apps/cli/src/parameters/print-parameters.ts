import { configurationDigest } from '@bridgenotes/scoring';
import { sha256 } from '../score/manifest';
import { printJson } from '../terminal';
import { parametersOf } from './parameters-of';

/** Prints what a file of parameters results in. @throws ParametersError, CommandError FILE_UNREADABLE */
export async function printParameters(file: string | undefined): Promise<void> {
  const parameters = await parametersOf(file);
  printJson({ digest: configurationDigest(parameters, sha256), parameters });
}
