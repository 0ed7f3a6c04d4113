import { readFile } from 'node:fs/promises';
import { CORE_PARAMETERS, parametersOfJson, type Parameters } from '@bridgenotes/scoring';
import { CommandError } from '../failure';

/**
 * The parameters of a file over the default ones; without a file these.
 * @throws ParametersError, CommandError FILE_UNREADABLE
 */
export async function parametersOf(file: string | undefined): Promise<Parameters> {
  if (file === undefined) return CORE_PARAMETERS;
  return parametersOfJson(await readParametersFile(file));
}

/** The text of a file of parameters. @throws CommandError FILE_UNREADABLE */
export function readParametersFile(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: Error) => {
    throw new CommandError('FILE_UNREADABLE', `${file} cannot be read: ${error.message}`, 'Name a JSON file; "bridgenotes parameters" prints what it may hold.');
  });
}
