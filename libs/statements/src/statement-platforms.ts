import { URL_PLATFORMS } from './url/canonical-url.rules';

/** Where a statement was made: on a platform its URL is recognised of, or elsewhere, as the person who adds a quote says. */
export const STATEMENT_PLATFORMS = [...URL_PLATFORMS, 'WHATSAPP', 'SIGNAL', 'TELEVISION', 'RADIO', 'PRINT', 'SPEECH', 'OTHER'] as const;
export type StatementPlatform = (typeof STATEMENT_PLATFORMS)[number];
