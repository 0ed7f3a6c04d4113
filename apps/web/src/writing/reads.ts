import type { WritingStandingQuery, WritingStatementQuery } from './writing.light.operation';

/** What a writer may, and what else the pages of writing ask before anything is written. */
export type Standing = WritingStandingQuery;

/** The statement that is written about. */
export type WritingStatement = NonNullable<WritingStatementQuery['statement']>;
