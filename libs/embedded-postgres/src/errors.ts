/** Why the embedded database did not start. A closed list, so that callers can tell every case. */
export type EmbeddedPostgresErrorCode =
  | 'DATABASE_PLATFORM_UNSUPPORTED'
  | 'DATABASE_BINARIES_MISSING'
  | 'DATABASE_BINARIES_UNUSABLE'
  | 'DATABASE_FOLDER_FOREIGN'
  | 'DATABASE_FOLDER_UNREACHABLE'
  | 'DATABASE_VERSION_DIFFERS'
  | 'DATABASE_PASSWORD_REFUSED'
  | 'DATABASE_PORT_TAKEN'
  | 'DATABASE_INIT_FAILED'
  | 'DATABASE_START_FAILED'
  | 'DATABASE_NOT_ANSWERING';

/** A failure of the launcher that its user can do something about. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  /**
   * @param code which of the known failures this is
   * @param message what went wrong, with the path, port or user it went wrong with
   * @param nextStep what the reader can do now, as one sentence
   */
  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    message: string,
    readonly nextStep: string,
  ) {
    super(message);
  }
}
