import 'reflect-metadata';
import { registerMigrate } from './migrate/migrate.command';
import { createProgram, runProgram, type RegisterCommand } from './program';
import { registerStart } from './start/start.command';

/** Every command, in the order of the help. */
const COMMANDS: readonly RegisterCommand[] = [registerStart, registerMigrate];

// Reading ends early in `bridgenotes … | head`; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await runProgram(createProgram(COMMANDS), process.argv.slice(2));
