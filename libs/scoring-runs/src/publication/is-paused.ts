/** Asks something of the database in a transaction; the rows of the answer. */
type Ask = (sql: string) => Promise<{ paused: boolean }[]>;

/** Whether publication is paused; until the transaction ends nobody pauses or resumes it. */
export async function isPaused(ask: Ask): Promise<boolean> {
  const [publication] = await ask('SELECT paused_at IS NOT NULL AS paused FROM publication FOR SHARE');
  return publication?.paused ?? false;
}
