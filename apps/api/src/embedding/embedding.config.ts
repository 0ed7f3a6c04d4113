import { z } from 'zod';

/** The variables of what other sites load. */
export const embeddingFields = {
  CLIENT_FOLDER: z.string().optional().describe('the built client for other sites, with bridge-note.js; the folder client beside that of the api when not set'),
};
