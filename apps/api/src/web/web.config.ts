import { field } from '@bridgenotes/platform';
import { z } from 'zod';

/** The variables of the web client. */
export const webFields = {
  WEB_CLIENT: field.flag(true).describe('serve the web client, with previews of its pages for other sites'),
  WEB_FOLDER: z.string().optional().describe('the built web client; the folder web beside that of the api when not set'),
  HSTS_SECONDS: field.whole(0, 0, 63_072_000).describe('for how long browsers are told to come by https only (Strict-Transport-Security); 0 says nothing'),
  RATE_LIMIT_PICTURES_PER_MINUTE: field.whole(30, 1, 1_000_000).describe('preview pictures a minute that are drawn anew, for each address'),
};
