/** A failure of a command that its user can do something about. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  /** @param nextStep what to do now, as one sentence */
  constructor(
    readonly code: 'PORT_TAKEN' | 'NO_CLONE' | 'PART_ENDED' | 'NOT_READY' | 'INVALID_OPTION' | 'TOO_LARGE' | 'TOO_LITTLE_HISTORY' | 'FILE_UNREADABLE' | 'MANIFEST_UNREADABLE' | 'NOT_VERIFIED',
    message: string,
    readonly nextStep: string,
  ) {
    super(message);
  }
}

/**
 * How an error reads on the terminal: `error CODE: message`, then what to do. Every foreseen error of the house
 * has a literal code of its own; anything else is a mistake of ours and comes with its stack.
 */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `error UNEXPECTED: ${String(error)}`;
  const { code, nextStep } = error as Error & { code?: unknown; nextStep?: unknown };
  if (typeof code !== 'string' || !/^[A-Z][A-Z_]+$/.test(code) || 'errno' in error) return `error UNEXPECTED: ${error.stack ?? error.message}`;
  return `error ${code}: ${error.message}${typeof nextStep === 'string' ? `\n  ${nextStep}` : ''}`;
}
