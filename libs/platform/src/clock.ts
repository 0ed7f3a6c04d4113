/** The only source of the current time. Tests and replays hand in their own. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}

/** A clock that stands still until it is moved. */
export class ManualClock extends Clock {
  #millis: number;

  constructor(start: Date | number) {
    super();
    this.#millis = Number(start);
  }

  override now(): Date {
    return new Date(this.#millis);
  }

  advance(millis: number): void {
    this.#millis += millis;
  }

  set(time: Date | number): void {
    this.#millis = Number(time);
  }
}
