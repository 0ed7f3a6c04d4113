import type { StatementQuery } from './statement.light.operation';

/** A statement as its page reads it. */
export type ReadStatement = NonNullable<StatementQuery['statement']>;
