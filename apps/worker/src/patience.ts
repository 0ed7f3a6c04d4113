/** Waits for work to end, but not longer than that. @returns whether it ended; it may also have failed */
export async function endsWithin(work: Promise<unknown>, millis: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const ended = work.then(() => true, () => true);
  const patience = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), millis)));
  return Promise.race([ended, patience]).finally(() => clearTimeout(timer));
}
