import { AppError, dataSourceOptions } from '@bridgenotes/platform';
import { DataSource } from 'typeorm';

/** Connects a command to a database. @throws DATABASE_UNAVAILABLE */
export async function openDataSource(options: Pick<Parameters<typeof dataSourceOptions>[0], 'url' | 'entities' | 'poolSize'>): Promise<DataSource> {
  return new DataSource(dataSourceOptions(options)).initialize().catch((error: Error) => {
    throw new AppError('DATABASE_UNAVAILABLE', { reason: error.message });
  });
}
