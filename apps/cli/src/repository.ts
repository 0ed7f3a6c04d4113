import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError } from './failure';

/** The folder of the clone this program belongs to. @throws NO_CLONE in an image, which holds bundles only */
export function repositoryRoot(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'nx.json'))) return folder;
    if (folder === dirname(folder)) throw new CommandError('NO_CLONE', 'this needs a clone of the repository', 'Set DATABASE_URL, or run it inside a clone after npm ci.');
  }
}
