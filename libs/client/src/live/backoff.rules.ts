const FIRST_MILLIS = 500;
const LONGEST_MILLIS = 30_000;

/**
 * How long to wait before the next attempt, in milliseconds: twice as long each time, and spread, so that clients that
 * lost the server together do not come back together.
 * @param attempt 0 for the first
 * @param chance 0 to 1
 */
export const waitBefore = (attempt: number, chance: number): number => Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** Math.min(attempt, 10)) * (0.5 + chance / 2);

/** What closes a connection for good: GraphQL over WebSocket calls these the client's own faults. */
const FATAL_CODES: ReadonlySet<number> = new Set([4400, 4401, 4406, 4409, 4429]);
/** The server closes so when it refuses a login, and when a token expires or the rights of its person change. */
const FORBIDDEN = 4403;

/**
 * Whether a connection that was closed is worth opening again. A login that was refused at the door is refused again;
 * one that was let in before may have a new token, or other rights.
 */
export const mayReturn = (code: number, wasLetIn: boolean): boolean => (code === FORBIDDEN ? wasLetIn : !FATAL_CODES.has(code));
