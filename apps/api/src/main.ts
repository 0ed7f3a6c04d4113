import 'reflect-metadata';
import { AppError } from '@bridgenotes/platform';
import { createApi } from './create-api';

try {
  const { app, config } = await createApi(process.env);
  await app.listen(config.PORT, config.HOST);
} catch (error) {
  // An expected failure is told in a line; anything else with its stack.
  console.error(error instanceof AppError ? `error ${error.code}: ${error.message}` : error);
  process.exit(1);
}
