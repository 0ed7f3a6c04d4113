import { StatementViews } from './statement-views.entity';
import { Statement } from './statement.entity';

export { Statement } from './statement.entity';
export { STATEMENT_PLATFORMS, type StatementPlatform } from './statement-platforms';
export { MAX_AUTHOR_NAME_LENGTH, MAX_MEDIA_URLS, MAX_QUOTE_LENGTH, canonicalLanguage, statementValue, type GivenStatement, type StatementValue } from './statement.rules';
export { addStatement, type AddedStatement } from './statement-store';
export { STATEMENT_ORDERS, StatementsService, countNotes, statementOfUrl, type StatementOrder } from './statements.service';
export { statedAt } from './stated-at.rules';
export { StatementViewsService, viewsOf, type ReportedViews } from './statement-views.service';
export { StatementsModule } from './statements.module';
export { canonicalUrl, type CanonicalUrl, type UrlPlatform } from './url/canonical-url.rules';
export { xPostOf } from './url/platforms.rules';
export { publicUrl } from './url/public-url.rules';

/** The tables of this room, for the data source. */
export const STATEMENTS_ENTITIES = [Statement, StatementViews];
