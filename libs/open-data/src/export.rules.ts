const HOUR = 3_600_000;

/** The last export there is, and the run that one would be made of now. Times in milliseconds since 1970. */
export interface ExportSituation {
  readonly now: number;
  readonly lastMadeAt: number | null;
  readonly lastRunId: string | null;
  readonly publishedRunId: string | null;
}

/** Whether it is time for another export, and there is something new to export. */
export function isExportDue({ now, lastMadeAt, lastRunId, publishedRunId }: ExportSituation, { everyHours }: { readonly everyHours: number }): boolean {
  if (everyHours === 0 || publishedRunId === null || publishedRunId === lastRunId) return false;
  return lastMadeAt === null || now - lastMadeAt >= everyHours * HOUR;
}
