import { HOUSE_CHORES } from '@bridgenotes/house';
import type { Chore } from '@bridgenotes/platform';
import { Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { QueueBackend } from './queue-backend';

/** Does what time brings: each chore at regular times, by one worker at once. */
@Injectable()
export class Chores {
  readonly #logger = new Logger('Chores');

  constructor(
    private readonly backend: QueueBackend,
    private readonly dataSource: DataSource,
    private readonly rooms: ModuleRef,
  ) {}

  async start(): Promise<void> {
    const chores = new Map(this.#chores().map((chore) => [chore.name, chore]));
    const queue = this.backend.queue<{ chore: string }>('chores');
    for (const { name, everySeconds } of chores.values()) await queue.every(name, everySeconds * 1000, { chore: name });
    // A chore that another version of the program knows is left to its workers.
    this.backend.work<{ chore: string }>('chores', async ({ chore }) => {
      const known = chores.get(chore);
      if (known !== undefined) await this.#run(known);
    });
  }

  /** Does every chore once, now: for replays, whose clock does not move by itself. */
  async runAll(): Promise<void> {
    for (const chore of this.#chores()) await this.#run(chore);
  }

  #chores(): Chore[] {
    return HOUSE_CHORES.map((type) => this.rooms.get<Chore>(type, { strict: false }));
  }

  /** The lock lives and dies with its connection, so no worker that is gone keeps it. */
  async #run(chore: Chore): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    const lock = `chore ${chore.name}`;
    try {
      const [taken] = (await runner.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken', [lock])) as { taken: boolean }[];
      if (taken?.taken !== true) return this.#logger.debug(`${chore.name} is being done elsewhere`);
      try {
        await chore.run();
      } finally {
        await runner.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [lock]);
      }
    } finally {
      await runner.release();
    }
  }
}
