import { ENGLISH, type Catalogue, type ErrorCode, type ErrorDetails, type RefusalKind } from './catalogue';

type DetailsArgument<Code extends ErrorCode> = undefined extends ErrorDetails<Code> ? [] : unknown extends ErrorDetails<Code> ? [] : [details: ErrorDetails<Code>];

/** A failure that was foreseen: it has a code of the closed list, and its details are safe to show. */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    readonly code: Code,
    ...[details]: DetailsArgument<Code>
  ) {
    super(errorText(code, (details ?? {}) as Record<string, unknown>));
    this.name = 'AppError';
    this.details = Object.freeze({ ...(details as Record<string, unknown> | undefined) });
  }

  get kind(): RefusalKind {
    return ENGLISH[this.code].kind;
  }
}

/** The text of a refusal, in English unless another catalogue is given. */
export function errorText(code: ErrorCode, details: Readonly<Record<string, unknown>>, catalogue: Catalogue = ENGLISH): string {
  return (catalogue[code].text as (d: Readonly<Record<string, unknown>>) => string)(details);
}

/** For the end of an exhaustive switch: the compiler refuses a case that was forgotten. */
export function assertUnreachable(value: never): never {
  throw new Error(`Unreachable: ${String(value)}`);
}
