/** A refusal of the server: its code is the contract, its text is for people. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>>,
  ) {
    super(`${code}: ${message}`);
    this.name = 'Refusal';
  }
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string; readonly details?: Record<string, unknown> } }[];
}

export interface ClientOptions {
  /** The GraphQL endpoint. */
  readonly url: string;
  /** The API key of the program. */
  readonly key: string;
  /** The least time between two calls: 90 calls in 15 minutes are one in 10 seconds. */
  readonly pauseMillis: number;
  /** How often a call is tried again that may go well later. */
  readonly tries: number;
  /** The longest that is waited before trying again; a limit that takes longer is told to the caller. */
  readonly longestWaitMillis: number;
  readonly sleep?: (millis: number) => Promise<void>;
}

/** Codes that may go well later, without anything being changed. */
const TRY_AGAIN = ['RATE_LIMITED', 'DATABASE_UNAVAILABLE', 'EVALUATOR_UNAVAILABLE', 'UNREACHABLE'];
const FIRST_WAIT_MILLIS = 1000;

/** Speaks GraphQL politely: one call at a time, a pause between calls, and patience with a server that is busy. */
export class Client {
  #last = 0;

  constructor(private readonly options: ClientOptions) {}

  /** @throws Refusal for what the server refuses for good, or still refuses after all tries */
  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    for (let attempt = 1; ; attempt += 1) {
      await this.#pause();
      try {
        return await this.#once<Data>(query, variables);
      } catch (error) {
        if (!(error instanceof Refusal) || !TRY_AGAIN.includes(error.code) || attempt >= this.options.tries) throw error;
        const asked = Number(error.details['retryAfterSeconds']) * 1000;
        const wait = Number.isFinite(asked) ? asked : FIRST_WAIT_MILLIS * 2 ** (attempt - 1);
        if (wait > this.options.longestWaitMillis) throw error;
        await this.#sleep(wait);
      }
    }
  }

  async #once<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
    let answer: Answer<Data>;
    try {
      const response = await fetch(this.options.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.options.key}` },
        body: JSON.stringify({ query, variables }),
      });
      answer = (await response.json()) as Answer<Data>;
    } catch (error) {
      throw new Refusal('UNREACHABLE', error instanceof Error ? error.message : String(error), {});
    }
    const refused = answer.errors?.[0];
    if (refused !== undefined) throw new Refusal(refused.extensions?.code ?? 'UNKNOWN', refused.message, refused.extensions?.details ?? {});
    return answer.data as Data;
  }

  async #pause(): Promise<void> {
    const wait = this.#last + this.options.pauseMillis - Date.now();
    if (wait > 0) await this.#sleep(wait);
    this.#last = Date.now();
  }

  #sleep(millis: number): Promise<void> {
    return this.options.sleep?.(millis) ?? new Promise((resolve) => setTimeout(resolve, millis));
  }
}
