import type { Command } from 'commander';

const HELP = `
FILE is a JSON object with any sections of what is printed without it. What it does not name stays as it is; a list is
given whole, and models and rules of publishing that X has may be given by name. A wrong value is refused with its path
and what is allowed. "score --parameters FILE" scores with it, the worker and run-scoring take it from
SCORING_PARAMETERS_FILE, and every run records all of its parameters.

Examples:
  $ npx bridgenotes parameters
  $ echo '{ "models": [], "rules": { "crhThreshold": 0.45 } }' > mine.json
  $ npx bridgenotes parameters mine.json | jq .parameters.rules`;

/** `bridgenotes parameters` */
export function registerParameters(program: Command): void {
  program
    .command('parameters')
    .argument('[file]', 'a JSON file with what differs from the default')
    .description('print every parameter of the scorer, with a digest, as JSON')
    .addHelpText('after', HELP)
    .action(print);
}

async function print(file: string | undefined): Promise<void> {
  const { printParameters } = await import('./print-parameters');
  await printParameters(file);
}
